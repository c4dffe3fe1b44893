"""The rows of the matrix; those of each part of `members` stand in their own file beside this one."""

from datetime import date
from typing import Any

from office.models import DeclaredTotal
from tests.access.advisory_asking import ADVISORY_ASKING
from tests.access.advisory_budgets import ADVISORY_BUDGETS
from tests.access.advisory_calendar import ADVISORY_CALENDAR
from tests.access.advisory_coordination import ADVISORY_COORDINATION
from tests.access.advisory_experts import ADVISORY_EXPERTS
from tests.access.advisory_services import ADVISORY_SERVICES
from tests.access.advisory_sessions import ADVISORY_SESSIONS
from tests.access.bodies import BODIES
from tests.access.events_attendance import EVENTS_ATTENDANCE
from tests.access.events_calendar import EVENTS_CALENDAR
from tests.access.events_certificates import EVENTS_CERTIFICATES
from tests.access.events_events import EVENTS_EVENTS
from tests.access.events_registrations import EVENTS_REGISTRATIONS
from tests.access.imports import IMPORTS
from tests.access.needs import NEEDS
from tests.access.partners import PARTNERS
from tests.access.people import PEOPLE
from tests.access.reports_editing import REPORTS_EDITING
from tests.access.reports_justifications import REPORTS_JUSTIFICATIONS
from tests.access.reports_public import REPORTS_PUBLIC
from tests.access.reports_sheets import REPORTS_SHEETS
from tests.access.scene import Scene
from tests.access.session import SESSION
from tests.access.statuses import (
    COORDINATION,
    COORDINATION_ACTS,
    COUNCIL,
    EVERYBODY,
    HIDDEN_ACTS,
    HIDDEN_BUT_COORDINATION,
    ROLES,
    SIGNED_IN,
    SIGNED_IN_ACTS,
    Row,
)
from tests.access.territory import TERRITORY
from tests.access.workplan_actions import WORKPLAN_ACTIONS
from tests.access.workplan_closing import WORKPLAN_CLOSING
from tests.access.workplan_funding import WORKPLAN_FUNDING
from tests.access.workplan_imports import WORKPLAN_IMPORTS
from tests.access.workplan_plans import WORKPLAN_PLANS
from tests.access.workplan_progress import WORKPLAN_PROGRESS
from tests.access.workplan_reviews import WORKPLAN_REVIEWS

__all__ = ["MATRIX", "ROLES", "Row"]


def council(scene: Scene) -> list[Any]:
    return [scene.cast.council.pk]


def onboarding(scene: Scene) -> list[Any]:
    return [scene.onboarding.pk]


def council_step(scene: Scene) -> list[Any]:
    return [scene.step.pk]


def applicant_request(scene: Scene) -> list[Any]:
    return [scene.request.pk]


def declared_total(scene: Scene) -> list[Any]:
    days = {"starts_on": date(2023, 1, 1), "ends_on": date(2023, 12, 31)}
    values = {"value": 11, "source": "Memòria 2023"}
    total, _is_new = DeclaredTotal.objects.get_or_create(key="members.joined", **days, defaults=values)
    return [total.pk]


OFFICE = {
    "health": Row(" ".join(["503"] * 10)),  # everybody may ask; in the tests no worker and no beat run
    "message_list": Row(SIGNED_IN),
    "message_open": Row(HIDDEN_BUT_COORDINATION, lambda scene: [scene.message.pk]),
    "messages_read": Row(SIGNED_IN_ACTS, method="post"),
    "preferences": Row(SIGNED_IN),
    "reminder_list": Row(COORDINATION),
    "reminder_switch": Row(COORDINATION, lambda scene: [scene.rule.pk]),
    "declared_total_list": Row(COORDINATION),
    "declared_total_add": Row(COORDINATION),
    "declared_total_withdraw": Row(COORDINATION, declared_total),
    "system_state": Row(COORDINATION),
    "audit_verify": Row(COORDINATION_ACTS, method="post"),
    "message_send_again": Row(COORDINATION_ACTS, lambda scene: [scene.failed.pk], "post"),
    "message_give_up": Row(COORDINATION_ACTS, lambda scene: [scene.failed.pk], "post"),
    "job_detail": Row(HIDDEN_BUT_COORDINATION, lambda scene: [scene.job.pk]),
}
MEMBERS = {
    "home": Row(SIGNED_IN),
    "gallery": Row("404 404 404 404 404 404 404 404 404 302"),
    "organization_list": Row(SIGNED_IN),
    "organization_page": Row(SIGNED_IN, council),
    "organization_edit": Row(COUNCIL, council),
    "role_add": Row("200 403 403 403 200 403 403 403 403 302", council),
    "role_edit": Row("200 403 403 403 200 403 403 403 403 302", lambda scene: [scene.role.pk]),
    "role_end": Row("200 403 403 403 200 403 403 403 403 302", lambda scene: [scene.role.pk]),
    "person_invite": Row(
        "302 403 403 403 302 403 403 403 403 302", lambda scene: [scene.role.person_id], "post"
    ),
    "prospect_add": Row(COORDINATION, council),
    "prospect_edit": Row(HIDDEN_BUT_COORDINATION, lambda scene: [scene.prospect.pk]),
    "prospect_close": Row(HIDDEN_ACTS, lambda scene: [scene.prospect.pk], "post"),
    "request_link_send": Row(HIDDEN_ACTS, lambda scene: [scene.prospect.pk], "post"),
    "request_add": Row(COORDINATION, council),
    "request_by_link": Row(EVERYBODY, lambda scene: [scene.request_link.token]),
    "request_approve": Row("200 404 404 404 404 404 403 404 404 302", applicant_request),
    "request_withdraw": Row("302 404 404 404 404 404 403 404 404 302", applicant_request, "post"),
    "request_document": Row("200 404 404 404 404 404 200 404 404 302", applicant_request),
    "membership_change": Row(COORDINATION, council),
}
TAKES_PART = "200 404 404 200 200 404 404 404 200 302"
WRONG_PARTY = "302 404 404 403 403 404 404 404 403 302"
CARE = {
    "onboarding_list": Row(COORDINATION),
    "onboarding_start": Row(COORDINATION),
    "onboarding_detail": Row(TAKES_PART, onboarding),
    "onboarding_finish": Row("200 404 404 403 403 404 404 404 403 302", onboarding, "post"),
    "onboarding_stop": Row("200 404 404 403 403 404 404 404 403 302", onboarding),
    "checklist_send": Row(WRONG_PARTY, lambda scene: [scene.onboarding.pk, "council"], "post"),
    "step_add": Row("200 404 404 403 403 404 404 404 403 302", onboarding),
    "mentor_propose": Row("200 404 404 403 403 404 404 404 403 302", onboarding),
    "step_finish": Row("302 404 404 302 302 404 404 404 403 302", council_step, "post"),
    "step_reopen": Row("302 404 404 302 302 404 404 404 403 302", council_step, "post"),
    "step_skip": Row("200 404 404 403 403 404 404 404 403 302", council_step),
    "step_redate": Row("200 404 404 403 403 404 404 404 403 302", council_step),
    "mentor_answer": Row(
        "200 404 404 403 403 404 404 404 200 302", lambda scene: [scene.proposal.pk], "post"
    ),
    "mentor_withdraw": Row(WRONG_PARTY, lambda scene: [scene.proposal.pk], "post"),
    "link_checklist": Row(EVERYBODY, lambda scene: [scene.checklist_link.token]),
    "link_step_finish": Row(
        "302 302 302 302 302 302 302 302 302 302",
        lambda scene: [scene.checklist_link.token, scene.step.pk],
        "post",
    ),
    "link_step_reopen": Row(
        "302 302 302 302 302 302 302 302 302 302",
        lambda scene: [scene.checklist_link.token, scene.step.pk],
        "post",
    ),
    "link_mentor_answer": Row(
        "403 403 403 403 403 403 403 403 403 403", lambda scene: [scene.checklist_link.token], "post"
    ),
}
WORKPLAN = (
    WORKPLAN_IMPORTS
    | WORKPLAN_PLANS
    | WORKPLAN_ACTIONS
    | WORKPLAN_PROGRESS
    | WORKPLAN_FUNDING
    | WORKPLAN_REVIEWS
    | WORKPLAN_CLOSING
)
ADVISORY = (
    ADVISORY_ASKING
    | ADVISORY_BUDGETS
    | ADVISORY_CALENDAR
    | ADVISORY_COORDINATION
    | ADVISORY_EXPERTS
    | ADVISORY_SERVICES
    | ADVISORY_SESSIONS
)
EVENTS = EVENTS_EVENTS | EVENTS_REGISTRATIONS | EVENTS_ATTENDANCE | EVENTS_CERTIFICATES | EVENTS_CALENDAR
REPORTS = REPORTS_EDITING | REPORTS_JUSTIFICATIONS | REPORTS_SHEETS | REPORTS_PUBLIC
MATRIX = (
    SESSION
    | OFFICE
    | MEMBERS
    | PEOPLE
    | BODIES
    | NEEDS
    | PARTNERS
    | TERRITORY
    | IMPORTS
    | CARE
    | WORKPLAN
    | ADVISORY
    | EVENTS
    | REPORTS
)
