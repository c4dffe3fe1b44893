"""What is measured, each beside the floor: the words of the table and the address."""

from dataclasses import dataclass, field

from django.urls import NoReverseMatch, reverse

from advisory.models import HourBudget
from bench.advice import CODE
from events.models import Event
from members.models import Membership, Organization, Person
from office import clock
from workplan.models import Action, Workplan


@dataclass(frozen=True)
class Subject:
    words: str
    address: str
    headers: dict[str, str] = field(default_factory=dict)


def floor() -> Subject:
    return Subject("floor: 50 rows, 20 lines of template", reverse("floor_page"))


def subjects() -> list[Subject]:
    members = reverse("organization_list")
    found = [
        Subject("floor: csv of every organization", reverse("floor_export")),
        Subject("members' list", members),
        Subject("members' list, only the rows", members, {"HX-Request": "true", "HX-Target": "rows"}),
        Subject("members' list, searched and filtered", f"{members}?q=sant+mart&size=20000&province=Girona"),
        Subject("members' list, the whole register, page 5", f"{members}?scope=register&page=5"),
        Subject("members' list as CSV, all of it", reverse("organization_export", args=["csv"])),
        Subject("members' list as XLSX, all of it", reverse("organization_export", args=["xlsx"])),
        Subject("directory of people", reverse("person_list")),
        Subject("directory of people, searched", f"{reverse('person_list')}?q=serra&line=political"),
    ]
    return found + territory() + member_page() + plan_pages() + advice_pages() + event_pages()


def territory() -> list[Subject]:
    """Pages of the whole country: their size is that of Catalonia, or of the network."""
    joins = reverse("joins_and_leaves")
    return [
        Subject("map of the network", reverse("territory_map")),
        Subject("presence by comarca", reverse("presence")),
        Subject("joins and leaves of 2020", f"{joins}?year=2020"),
    ]


def member_page() -> list[Subject]:
    """The page of a member with people, where the portal has that page."""
    membership = (
        Membership.objects.filter(organization__roles__isnull=False).order_by("organization_id").first()
    )
    organization = membership.organization if membership else Organization.objects.first()
    try:
        address = organization.get_absolute_url() if organization else ""
    except (AttributeError, NoReverseMatch):
        return []
    return [Subject("page of a member", address)] if address else []


def plan_pages() -> list[Subject]:
    """Of the newest plan, with the evidence of all of them behind it."""
    plan = Workplan.objects.first()
    if plan is None:
        return []
    actions = reverse("workplan_actions", args=[plan.code])
    one = Action.objects.filter(area__plan=plan, subactions__isnull=False).earliest("pk")
    return [
        Subject("plan as its document, with evidence", reverse("workplan_page", args=[plan.code])),
        Subject("plan: what is missing", actions),
        Subject("plan: what is late, in words", f"{actions}?show=late&q=continu"),
        Subject("plan as XLSX", reverse("workplan_actions_export", args=[plan.code, "xlsx"])),
        Subject("plan by group", reverse("workplan_groups", args=[plan.code])),
        Subject("an action of the plan", one.get_absolute_url()),
    ]


def advice_pages() -> list[Subject]:
    """Of the service that the benchmark adds, with its experts and its budget."""
    budget = HourBudget.objects.filter(service__code=CODE).first()
    if budget is None:
        return []
    sessions, statement = reverse("session_list"), reverse("budget_statement", args=[budget.pk])
    export = reverse("session_export", args=["csv"])
    return [
        Subject("month of published times of all experts", f"{reverse('slot_list')}?service={CODE}"),
        Subject("month of the calendar of advice", reverse("advice_calendar")),
        Subject("sessions that wait", sessions),
        Subject("sessions, all of them, page 5", f"{sessions}?state=all&page=5"),
        Subject("sessions, searched and filtered", f"{sessions}?state=done&q=contracte&size=20000&year=2024"),
        Subject("sessions of a year as CSV", f"{export}?state=all&year=2024"),
        Subject("an hour budget", budget.get_absolute_url()),
        Subject("statement of the budget", statement),
        Subject("statement as CSV", reverse("budget_statement_export", args=[budget.pk, "csv"])),
    ]


def event_pages() -> list[Subject]:
    """The event that most registered for, and one that many came to."""
    full = Event.objects.order_by("-room_taken", "pk").first()
    held = Event.objects.held().filter(attendances__isnull=False).order_by("day", "pk").first()
    if full is None or held is None:
        return []
    calendar, year = reverse("event_calendar"), clock.today().year
    return [
        Subject("month of the calendar of events", calendar),
        Subject("half a year of events, one after another", f"{calendar}?view=list&day={year}-01-01"),
        Subject("events of a year, searched", f"{reverse('event_list')}?q=cures&year={year}"),
        Subject("page of an event with its registrations", full.get_absolute_url()),
        Subject("registrations of an event", reverse("registration_list", args=[full.pk])),
        Subject("attendance of an event", reverse("attendance_page", args=[held.pk])),
        Subject("attendance of the members in a year", reverse("attendance_statistics")),
        Subject("figures of the events", reverse("event_statistics")),
    ]


def coordination() -> Person:
    """Who looks: somebody who sees everything, so that the pages show all they have."""
    person: Person = Person.objects.filter(network_roles__kind="coordination").earliest("pk")
    return person
