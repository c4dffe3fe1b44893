"""The times that an expert publishes, and its days off. Nothing here touches a session that is already booked."""

from datetime import date, time, timedelta

from django.utils.translation import gettext as _

from advisory.models import DaysOff, PublishedHours
from members.checks import check_year
from members.models import NetworkRole, Person
from office import audit, clock
from office.audit import operation
from office.refusals import Refused

LONGEST_PERIOD = timedelta(days=400)
SHORTEST_SLOT, LONGEST_SLOT = 15, 480


@operation(under="expert")
def publish_hours(
    *,
    expert: Person,
    weekday: int,
    from_time: time,
    to_time: time,
    slot_minutes: int,
    ends_on: date,
    by: Person | None,
    starts_on: date | None = None,
) -> PublishedHours:
    """«Tuesdays from 9 to 12, every hour, until June»: from today, unless another day is given."""
    since = starts_on or clock.today()
    _check_advises(expert)
    _check_hours(from_time, to_time, slot_minutes)
    _check_period(since, ends_on)
    first = since + timedelta(days=(weekday - since.weekday()) % 7)
    if first > ends_on:
        raise Refused(_("There is no such day of the week in that period."), "ends_on")
    same = PublishedHours.objects.between(since, ends_on).filter(
        expert=expert, weekday=weekday, from_time__lt=to_time, to_time__gt=from_time
    )
    if same.exists():
        raise Refused(
            _("Some of those hours are already published for that day. End that line first."), "from_time"
        )
    return PublishedHours.objects.create(
        expert=expert, weekday=weekday, from_time=from_time, to_time=to_time, slot_minutes=slot_minutes,
        starts_on=since, ends_on=ends_on,
    )  # fmt: skip


@operation(on="expert")
def end_hours(*, expert: Person, hours: PublishedHours, ends_on: date, by: Person | None) -> Person:
    """Their last day, sooner than it was said; of what has not begun by then, nothing is left."""
    rows = PublishedHours.objects.select_for_update(no_key=True, of=("self",))
    row = rows.filter(pk=hours.pk, expert=expert).first()
    if row is None:
        raise Refused(_("Those hours are no longer published."))
    if ends_on < clock.today() - timedelta(days=1):
        raise Refused(_("Those days have already gone by: choose today or a later one."), "ends_on")
    if ends_on >= row.ends_on:
        raise Refused(_("They already end on %s.") % f"{row.ends_on:%d/%m/%Y}", "ends_on")
    audit.note(hours=f"{row.get_weekday_display()} {row.from_time:%H:%M}–{row.to_time:%H:%M}", until=ends_on)
    if ends_on < row.starts_on:
        row.delete()
        return expert
    row.ends_on = ends_on
    row.save(update_fields=["ends_on"])
    return expert


@operation(under="expert")
def add_days_off(*, expert: Person, starts_on: date, ends_on: date, by: Person | None) -> DaysOff:
    """Both included. What is already booked on them stays until somebody moves or cancels it."""
    _check_period(starts_on, ends_on)
    if DaysOff.objects.filter(expert=expert, starts_on__lte=starts_on, ends_on__gte=ends_on).exists():
        raise Refused(_("Those days are already written down as off."), "starts_on")
    return DaysOff.objects.create(expert=expert, starts_on=starts_on, ends_on=ends_on)


@operation(on="expert")
def remove_days_off(*, expert: Person, days_off: DaysOff, by: Person | None) -> Person:
    """The published hours count on them again."""
    audit.note(days_off=f"{days_off.starts_on:%d/%m/%Y}–{days_off.ends_on:%d/%m/%Y}")
    DaysOff.objects.filter(pk=days_off.pk, expert=expert).delete()
    return expert


def _check_advises(expert: Person) -> None:
    if not NetworkRole.objects.in_force().filter(person=expert).exists():
        raise Refused(_("%s does not give advice for the network today.") % expert, "expert")


def _check_hours(from_time: time, to_time: time, slot_minutes: int) -> None:
    if to_time <= from_time:
        raise Refused(_("It ends before it begins: look at the two hours."), "to_time")
    if not SHORTEST_SLOT <= slot_minutes <= LONGEST_SLOT:
        raise Refused(_("Each time lasts between 15 minutes and 8 hours."), "slot_minutes")
    minutes = (to_time.hour - from_time.hour) * 60 + to_time.minute - from_time.minute
    if minutes < slot_minutes:
        raise Refused(_("Not even one time fits between the two hours."), "to_time")


def _check_period(starts_on: date, ends_on: date) -> None:
    if ends_on < starts_on:
        raise Refused(_("The period ends before it begins."), "ends_on")
    if ends_on < clock.today():
        raise Refused(_("Those days have already gone by: choose today or a later one."), "ends_on")
    check_year(starts_on)
    if ends_on - starts_on > LONGEST_PERIOD:
        raise Refused(_("A year at most: later on you can publish them again."), "ends_on")
