from collections.abc import Callable
from typing import Any

import django_filters as filters
from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.filters.choices import chosen
from members.filters.lists import LONGEST_SEARCH, PER_PAGE, ListFilter
from office import clock
from workplan.models import Action, Origin, ProgressNote, Workplan
from workplan.pages.listed import ListedAction
from workplan.querysets.listing import silent
from workplan.rules.lateness import due_soon, late

ALL = gettext_lazy("All")


class ActionFilter(ListFilter):
    """The open actions of a plan, the most urgent first; others when their state is asked for."""

    CLOSED, EVERY = "closed", "all"

    q = filters.CharFilter(label=gettext_lazy("Words or code"), method="search", max_length=LONGEST_SEARCH)
    show = filters.ChoiceFilter(
        label=gettext_lazy("What to look at"),
        empty_label=gettext_lazy("Everything open"),
        choices=[
            ("late", gettext_lazy("Only what is late")),
            ("soon", gettext_lazy("What ends soon")),
            ("silent", gettext_lazy("Without news")),
            ("untouched", gettext_lazy("Never touched")),
            ("unassigned", gettext_lazy("Without a person responsible")),
            ("proposal", gettext_lazy("With a proposal that waits")),
            ("own", gettext_lazy("Only mine")),
        ],
        method="showing",
    )
    area = chosen(gettext_lazy("Area"), "with_related")
    state = filters.ChoiceFilter(
        label=gettext_lazy("State"),
        empty_label=gettext_lazy("Open ones"),
        choices=[
            *Action.State.choices,
            (CLOSED, gettext_lazy("All that are closed")),
            (EVERY, gettext_lazy("Open and closed ones")),
        ],
        method="in_state",
    )
    group = chosen(gettext_lazy("Group or body"), "of_body")
    responsible = chosen(gettext_lazy("Person responsible"), "with_related")
    challenge = chosen(gettext_lazy("Challenge"), "with_related")
    origin = filters.ChoiceFilter(
        label=gettext_lazy("Origin"), empty_label=ALL, choices=Origin.Kind.choices, method="with_related"
    )
    source = chosen(gettext_lazy("Source of funding"), "with_related")
    level = filters.ChoiceFilter(
        label=gettext_lazy("Level"),
        empty_label=gettext_lazy("Actions and sub-actions"),
        choices=[("actions", gettext_lazy("Only actions")), ("subactions", gettext_lazy("Only sub-actions"))],
        method="of_level",
    )

    related = {
        "area": "area",
        "responsible": "responsible",
        "challenge": "challenges",
        "origin": "origins__origin__kind",
        "source": "funding__source",
    }

    class Meta:
        model = Action
        fields: list[str] = []

    def __init__(self, *args: Any, plan: Any, follows: bool, **kwargs: Any) -> None:
        """`plan` is from `Workplan.objects.for_actions()`."""
        super().__init__(*args, **kwargs)
        self.plan, self.today = plan, clock.today()
        for name, choices in plan.choices.items():
            self.form.fields[name].choices = [(str(value), words) for value, words in choices]
        if not follows:
            del self.form.fields["source"]
            show = self.form.fields["show"]
            show.choices = [choice for choice in show.choices if choice[0] != "proposal"]

    def filter_queryset(self, queryset: Any) -> Any:
        """Open is the default: an empty state has to narrow, where an empty filter does nothing."""
        found = super().filter_queryset(queryset)
        return found if "state" in self.active else found.open()

    @cached_property
    def rows(self) -> list[ListedAction]:
        """All of them: a plan has a hundred actions, and their number needs no question of its own."""
        return [ListedAction(action, self.today) for action in self.qs]

    def page(self) -> Page[Any]:
        return Paginator(self.rows, PER_PAGE).get_page(self.data.get("page"))

    def exports(self, name: str) -> list[dict[str, str]]:
        return [
            {"label": kind.upper(), "url": f"{reverse(name, args=[self.plan.code, kind])}{self._query()}"}
            for kind in ("pdf", "xlsx", "csv")
        ]

    def search(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.search(value)

    def showing(self, queryset: Any, name: str, value: str) -> Any:
        waiting = ProgressNote.objects.waiting().filter(action=OuterRef("pk"))
        narrowed: dict[str, Callable[[], Any]] = {
            "late": lambda: queryset.filter(late(self.today)),
            "soon": lambda: queryset.filter(due_soon(self.today)),
            "silent": lambda: queryset.filter(silent(self.today)),
            "untouched": queryset.never_touched,
            "unassigned": queryset.without_responsible,
            "proposal": lambda: queryset.filter(Exists(waiting)),
            "own": lambda: queryset.answered_by(self.request.user),
        }
        return narrowed[value]()

    def in_state(self, queryset: Any, name: str, value: str) -> Any:
        if value == self.CLOSED:
            return queryset.filter(state__in=Action.CLOSED)
        return queryset if value == self.EVERY else queryset.filter(state=value)

    def of_body(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.answered_by_body(value)

    def of_level(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.filter(parent__isnull=value == "actions")

    def with_related(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.filter(**{self.related[name]: value})

    def count_in_words(self, count: int) -> str:
        return _("%(count)d of %(total)d actions") % {"count": count, "total": self.plan.row_count}

    @property
    def shown(self) -> list[Any]:
        return self._drawn("show", "area", "state")

    @property
    def more(self) -> list[Any]:
        return self._drawn("group", "responsible", "challenge", "origin", "source", "level")

    @property
    def more_open(self) -> bool:
        return any(field.name in self.active for field in self.more)

    def _drawn(self, *names: str) -> list[Any]:
        return [self.shown_form[name] for name in names if name in self.form.fields]


def asked(request: Any, plan: Workplan, *, follows: bool) -> ActionFilter:
    rows = Action.objects.of_plan(plan).for_following(clock.today()).in_order_of_urgency()
    return ActionFilter(request.GET, rows, request=request, plan=plan, follows=follows)
