from members.operations.agreements import record_agreement
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
from members.operations.needs import close_need, edit_need, record_need, reopen_need
from members.operations.organizations import edit_organization
from members.operations.people import (
    accept_invitation,
    add_coordinator,
    add_network_role,
    add_person,
    add_role,
    edit_role,
    end_role,
    invite,
    set_password,
)
from members.operations.topics import add_topic, delete_topic, edit_topic, merge_topics

__all__ = [
    "accept_invitation",
    "add_coordinator",
    "add_network_role",
    "add_person",
    "add_prospect",
    "add_role",
    "add_topic",
    "approve_request",
    "change_membership",
    "check_open_to_request",
    "close_need",
    "close_prospect",
    "delete_topic",
    "edit_need",
    "edit_organization",
    "edit_prospect",
    "edit_role",
    "edit_topic",
    "end_role",
    "invite",
    "merge_topics",
    "open_request_link",
    "record_agreement",
    "record_need",
    "reopen_need",
    "request_membership",
    "set_password",
    "withdraw_request",
]
