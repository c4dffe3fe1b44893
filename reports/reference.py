"""What a new report is composed of, in the order of the reports of the network."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from reports.models import Section

Kind = Section.Kind


@dataclass(frozen=True)
class Outline:
    """A section that every report begins with; coordination moves it, renames it or leaves it out."""

    code: str
    title: Any
    kind: str = Kind.CHAPTER
    figures: tuple[str, ...] = ()
    listings: tuple[str, ...] = ()
    charts: tuple[str, ...] = ()


OUTLINES = (
    Outline("challenges", _("Challenges of the year"), Kind.CHALLENGES, charts=("plan_progress",)),
    Outline(
        "advice",
        _("Advice and mentoring"),
        figures=(
            "advisory.sessions",
            "advisory.mentoring_sessions",
            "advisory.hours",
            "knowledge.factsheets_published",
        ),
        listings=("advice_topics",),
        charts=("advice_by_size",),
    ),
    Outline(
        "care",
        _("Welcome and care of the members"),
        figures=("members.joined", "members.left", "members.active"),
        listings=("joined", "left"),
        charts=("members_by_year", "presence_map"),
    ),
    Outline(
        "governance",
        _("Commissions, assemblies and gathering of elected officials"),
        figures=("events.commission_meetings", "events.assemblies", "events.elected_gatherings"),
        listings=("assemblies", "elected_gatherings", "elections"),
    ),
    Outline(
        "groups",
        _("Working groups"),
        figures=(
            "workgroups.active_at_start",
            "workgroups.created",
            "workgroups.formacio.meetings",
            "workgroups.formacio.councils",
            "workgroups.formacio.county_councils",
        ),
        listings=("groups",),
    ),
    Outline(
        "conferences",
        _("Conferences of the network"),
        figures=("events.own_conferences", "events.own_conference_workshops"),
        listings=("own_conferences", "workshops"),
    ),
    Outline(
        "others_conferences",
        _("Conferences of others"),
        figures=("events.others_conferences",),
        listings=("others_conferences",),
        charts=("events_by_kind",),
    ),
    Outline(
        "communication",
        _("Communication"),
        figures=("communication.news", "communication.bulletins"),
    ),
    Outline("ecosystem", _("Relations with the ecosystem"), listings=("collaborations",)),
    Outline("conclusions", _("By way of conclusion"), Kind.CONCLUSIONS),
    Outline("annex_members", _("Members of the network"), Kind.ANNEX, listings=("members",)),
    Outline("annex_attendance", _("Attendance"), Kind.ANNEX, charts=("attendance_table",)),
    Outline("annex_hours", _("Hours of advice"), Kind.ANNEX, charts=("hours_table",)),
)
