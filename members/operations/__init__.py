from members.operations.agreements import change_agreement_state, cite_or_record, record_agreement
from members.operations.collaborations import add_collaboration, edit_collaboration, say_who_went
from members.operations.elections import (
    add_seat,
    end_seat,
    end_term,
    record_election,
    replace_seat,
    withdraw_election,
)
from members.operations.groups import change_group_state, propose_group, rename_body
from members.operations.imports import import_members, keep_spreadsheet
from members.operations.memberships import (
    add_prospect,
    approve_request,
    change_membership,
    check_open_to_request,
    close_prospect,
    edit_prospect,
    open_request_link,
    request_membership,
    withdraw_request,
)
from members.operations.merging import merge_people
from members.operations.needs import close_need, edit_need, record_need, reopen_need
from members.operations.organizations import edit_organization
from members.operations.participations import join_group, leave_group, set_coordinator
from members.operations.partners import (
    add_interlocutor,
    add_partner,
    edit_interlocutor,
    edit_partner,
    end_interlocutor,
)
from members.operations.people import (
    accept_invitation,
    add_coordinator,
    add_network_role,
    add_person,
    add_role,
    edit_role,
    end_role,
    export_people,
    invite,
    set_password,
)
from members.operations.territory import appoint_delegate, change_delegation, end_delegation
from members.operations.topics import add_topic, delete_topic, edit_topic, merge_topics

__all__ = [
    "accept_invitation",
    "add_collaboration",
    "add_coordinator",
    "add_interlocutor",
    "add_network_role",
    "add_partner",
    "add_person",
    "add_prospect",
    "add_role",
    "add_seat",
    "add_topic",
    "appoint_delegate",
    "approve_request",
    "change_agreement_state",
    "change_delegation",
    "change_group_state",
    "change_membership",
    "check_open_to_request",
    "cite_or_record",
    "close_need",
    "close_prospect",
    "delete_topic",
    "edit_collaboration",
    "edit_interlocutor",
    "edit_need",
    "edit_organization",
    "edit_partner",
    "edit_prospect",
    "edit_role",
    "edit_topic",
    "end_delegation",
    "end_interlocutor",
    "end_role",
    "end_seat",
    "end_term",
    "export_people",
    "import_members",
    "invite",
    "join_group",
    "keep_spreadsheet",
    "leave_group",
    "merge_people",
    "merge_topics",
    "open_request_link",
    "propose_group",
    "record_agreement",
    "record_election",
    "record_need",
    "rename_body",
    "reopen_need",
    "replace_seat",
    "request_membership",
    "say_who_went",
    "set_coordinator",
    "set_password",
    "withdraw_election",
    "withdraw_request",
]
