"""How the history of people, councils and memberships is told: the words of each operation."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from members import merging
from members.models import Membership, MembershipRequest, Organization, Person, Prospect, Role
from office.history import Record, told_of

WORDS = {
    "members.accept_invitation": _("The account was opened"),
    "members.add_authenticator_app": _("An authenticator app was added"),
    "members.add_collaboration": _("The collaboration was written down"),
    "members.add_coordinator": _("Joined the coordination"),
    "members.add_interlocutor": _("An interlocutor was written down"),
    "members.add_network_role": _("A role in the network was given"),
    "members._add_organization": _("The organization was written down"),
    "members.add_partner": _("The partner was written down"),
    "members.add_passkey": _("A passkey was added"),
    "members.add_person": _("The person was written down"),
    "members.add_prospect": _("The interest was written down"),
    "members.add_role": _("A post was given"),
    "members.add_seat": _("A seat was given"),
    "members.add_topic": _("The topic was added"),
    "members.appoint_delegate": _("A delegate municipality was appointed"),
    "members.approve_request": _("The request was approved"),
    "members._become_part_of": _("Joined into the other record of the same person"),
    "members.change_agreement_state": _("The agreement was given another state"),
    "members.change_delegation": _("The delegate municipality was changed"),
    "members.change_group_state": _("The group was given another state"),
    "members.change_membership": _("The membership was changed"),
    "members.close_need": _("The need was closed"),
    "members.close_prospect": _("The interest was closed"),
    "members.connect_identity": _("An identity of another provider was connected"),
    "members.correct_agreement": _("The words of the agreement were corrected"),
    "members.delete_topic": _("The topic was deleted"),
    "members.disconnect_identity": _("An identity of another provider was disconnected"),
    "members.edit_collaboration": _("The collaboration was changed"),
    "members.edit_interlocutor": _("The interlocutor was changed"),
    "members.edit_need": _("The need was changed"),
    "members.edit_organization": _("How to reach the council was changed"),
    "members.edit_partner": _("The partner was changed"),
    "members.edit_prospect": _("The interest was changed"),
    "members.edit_role": _("The post was changed"),
    "members.edit_topic": _("The topic was changed"),
    "members.end_delegation": _("The delegate municipality was given its last day"),
    "members.end_interlocutor": _("The interlocutor was given a last day"),
    "members.end_other_sessions": _("All the other sessions were ended"),
    "members.end_role": _("The post was given its last day"),
    "members.end_seat": _("The seat was given its last day"),
    "members.end_session": _("A session was ended"),
    "members.end_term": _("The term was given its last day"),
    "members.export_people": _("A list of people was taken out"),
    "members.import_members": _("Members were taken from a spreadsheet"),
    "members.import_register": _("The register was brought up to date"),
    "members.invite": _("Invited to the portal"),
    "members.join_group": _("Began to take part in the group"),
    "members.leave_group": _("Left the group"),
    "members.merge_people": _("Another record of the same person was joined into this one"),
    "members.merge_topics": _("Two topics were made one"),
    "members.open_request_link": _("The link to ask to join was sent"),
    "members.propose_group": _("The group was begun"),
    "members.record_agreement": _("The agreement was written down"),
    "members.record_election": _("The election was recorded"),
    "members.record_need": _("The need was written down"),
    "members.remove_authenticator_app": _("The authenticator app was removed"),
    "members.remove_passkey": _("A passkey was removed"),
    "members._remove_seat": _("The seat was taken back"),
    "members._remove_spell": _("The state of the group was taken back"),
    "members.rename_body": _("The body was given another name"),
    "members._rename_organization": _("The organization was given another name"),
    "members.rename_passkey": _("A passkey was given another name"),
    "members.renew_recovery_codes": _("New recovery codes were made"),
    "members.reopen_need": _("The need was opened again"),
    "members.replace_seat": _("The seat passed to somebody else"),
    "members.request_membership": _("Asked to join the network"),
    "members.reset_second_factor": _("The second factor was reset"),
    "members.say_who_went": _("Who took part was written down"),
    "members.set_coordinator": _("The coordination of the group was changed"),
    "members.set_password": _("The password was changed"),
    "members._stop_being_reference_person": _("Stopped being the reference person"),
    "members._take_in": _("Took in what its double said"),
    "members.withdraw_election": _("The election was taken back"),
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
