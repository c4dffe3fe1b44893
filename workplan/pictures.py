"""An action as it is today, or as it was when a review closed: the same words and numbers, so that they compare."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from office import clock
from workplan import evidence
from workplan.models import Action, ActionReview, ReviewDecision, ReviewPeriod, Workplan
from workplan.rules.lateness import days_late


@dataclass(frozen=True)
class IndicatorPicture:
    name: str
    value: Decimal | None
    target: Decimal | None = None
    kind: str = "target"
    unit: str = ""


@dataclass(frozen=True)
class Picture:
    """Names of people are words here, as they are in the frozen rows."""

    action_id: int
    code: str
    title: str
    area: str
    block: str = ""
    state: str = "pending"
    state_reason: str = ""
    progress: int | None = None
    timing: str = ""
    ends_on: date | None = None
    is_late: bool = False
    responsible: str = ""
    blocked_by: str = ""
    unblocked_by: str = ""
    blocked_review_on: date | None = None
    last_news_on: date | None = None
    note_count: int = 0
    decision: str = ""
    evidence: dict[str, int] = field(default_factory=dict)  # by label of its kind
    indicators: tuple[IndicatorPicture, ...] = ()

    @property
    def is_subaction(self) -> bool:
        """«2026-6.8.1» is part of «2026-6.8»."""
        return self.code.count(".") > 1

    @property
    def state_label(self) -> str:
        return str(Action.State(self.state).label)

    @property
    def tone(self) -> str:
        if self.is_late:
            return "late"
        return {"done": "well", "in_progress": "soon", "blocked": "late"}.get(self.state, "neutral")

    @property
    def evidence_in_words(self) -> list[str]:
        return evidence.in_words(self.evidence)

    def untouched(self) -> "Picture":
        """The same action before anything was done in it: what a first review compares with."""
        return Picture(
            action_id=self.action_id,
            code=self.code,
            title=self.title,
            area=self.area,
            block=self.block,
            timing=self.timing,
            ends_on=self.ends_on,
            responsible=self.responsible,
            indicators=tuple(replace(one, value=None) for one in self.indicators),
        )


# The columns that a frozen row has under the same name.
COLUMNS = [one.name for one in fields(Picture) if one.name not in {"action_id", "evidence", "indicators"}]


def of_today(plan: Workplan, period: ReviewPeriod | None = None) -> list[Picture]:
    """Every action and sub-action in the order of the plan; with the decisions of a period, where one is given."""
    actions = list(Action.objects.filter(area__plan=plan).for_picture())
    return pictures_of(actions, decisions_of(period))


def decisions_of(period: ReviewPeriod | None) -> dict[int, str]:
    rows = ReviewDecision.objects.filter(period=period) if period else ReviewDecision.objects.none()
    return dict(rows.values_list("action", "comment"))


def pictures_of(actions: Iterable[Action], decisions: dict[int, str]) -> list[Picture]:
    """`actions` come from `for_picture`; one query more, for the evidence of them all."""
    actions = list(actions)
    counted = evidence.counts(action.pk for action in actions)
    today = clock.today()
    return [
        _picture(action, dict(counted.get(action.pk, {})), decisions.get(action.pk, ""), today)
        for action in actions
    ]


def _picture(action: Any, counted: dict[str, int], decision: str, today: date) -> Picture:
    return Picture(
        action_id=action.pk,
        code=action.code,
        title=action.title,
        area=str(action.area),
        block=action.block.title if action.block else "",
        state=action.state,
        state_reason=action.state_reason,
        progress=action.progress,
        timing=action.timing,
        ends_on=action.ends_on,
        is_late=days_late(action.state, action.ends_on, today) > 0,
        responsible=responsible_in_words(action),
        blocked_by=action.blocked_by,
        unblocked_by=action.unblocked_by,
        blocked_review_on=action.blocked_review_on,
        last_news_on=_last_news(action),
        note_count=action.note_count,
        decision=decision,
        evidence=counted,
        indicators=_indicators(action.measured),
    )


def _indicators(rows: Iterable[dict[str, Any]]) -> tuple[IndicatorPicture, ...]:
    return tuple(
        IndicatorPicture(row["name"], _number(row["value"]), _number(row["target"]), row["kind"], row["unit"])
        for row in rows
    )


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def responsible_in_words(action: Action) -> str:
    """Whoever answers by name, its body, or the working group whose block it is in."""
    group = action.block.body if action.block else None
    return str(action.responsible or action.responsible_body or group or "")


def _last_news(action: Any) -> date | None:
    noted = clock.day_of(action.last_note_at) if action.last_note_at else None
    return max(filter(None, (noted, action.last_evidence_on)), default=None)


def of_review(period: ReviewPeriod) -> list[Picture]:
    """The frozen rows of a closed review, in the order of the plan of its day."""
    return [frozen(row) for row in ActionReview.objects.filter(period=period).with_all()]


def frozen(row: Any) -> Picture:
    return Picture(
        action_id=row.action_id,
        evidence={one["kind"]: one["count"] for one in row.counted},
        indicators=_indicators(row.measured),
        **{name: getattr(row, name) for name in COLUMNS},
    )
