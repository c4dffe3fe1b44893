"""How the history of people, councils and memberships is told: the words of each operation."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from members import merging
from members.models import Membership, MembershipRequest, Organization, Person, Prospect, Role
from office.history import Record, told_of

WORDS = {
    "members.accept_invitation": _("The account was opened"),
    "members.add_coordinator": _("Joined the coordination"),
    "members.add_network_role": _("A role in the network was given"),
    "members.add_person": _("The person was written down"),
    "members.add_prospect": _("The interest was written down"),
    "members.add_role": _("A post was given"),
    "members.approve_request": _("The request was approved"),
    "members.change_membership": _("The membership was changed"),
    "members.close_prospect": _("The interest was closed"),
    "members.edit_organization": _("How to reach the council was changed"),
    "members.edit_prospect": _("The interest was changed"),
    "members.edit_role": _("The post was changed"),
    "members.end_role": _("The post was given its last day"),
    "members.export_people": _("A list of people was taken out"),
    "members.import_register": _("The register was brought up to date"),
    "members.invite": _("Invited to the portal"),
    "members._take_in": _("Took in what its double said"),
    "members._become_part_of": _("Joined into the other record of the same person"),
    "members.merge_people": _("Another record of the same person was joined into this one"),
    "members.open_request_link": _("The link to ask to join was sent"),
    "members.record_agreement": _("The agreement was written down"),
    "members.request_membership": _("Asked to join the network"),
    "members.set_password": _("The password was changed"),
    "members._stop_being_reference_person": _("Stopped being the reference person"),
    "members.withdraw_request": _("The request was withdrawn"),
}
# Columns that no form names, and what an operation notes beside the columns.
LABELS = {
    "aliases": _("Other names"),
    "code": _("Code"),
    "closed_on": _("Closed on"),
    "created_at": _("Written down on"),
    "decided_on": _("Decided on"),
    "dropped": _("Rows that were taken out, by their numbers"),
    "filter": _("Filters"),
    "gone": _("Number of the record that was joined"),
    "idescat_code": _("Code of Idescat"),
    "ine_code": _("Code of INE"),
    "is_active": _("Account open"),
    "is_coordinator": _("Coordinates the group"),
    "is_invented": _("Made up for the demonstration"),
    "kind": _("Kind"),
    "merged_into": _("Joined into"),
    "moved": _("Came along"),
    "name": _("Name"),
    "not_kept": _("What they said"),
    "population": _("Residents"),
    "population_year": _("Year of the residents"),
    "province": _("Province"),
    "resolution_file": _("Document"),
    "rows": _("Rows"),
    "searched": _("Name searched for"),
    "state": _("State"),
} | merging.WORDS


def _of_who_was_merged(person: Person) -> Q:
    return told_of(person.merged_from.all())


def _of_a_council(organization: Organization) -> Q:
    """What its people did for it, and what happened to its posts and to its way through the network."""
    kinds = (Role, Membership, MembershipRequest, Prospect)
    its_own = told_of(*(kind.objects.filter(organization=organization) for kind in kinds))
    return Q(organization_number=organization.pk) | its_own


RECORDS = {
    "members.person": Record(also=_of_who_was_merged, stands=lambda person: person.merged_into or person),
    "members.organization": Record(also=_of_a_council),
}
