from members.operations.agreements import record_agreement
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

__all__ = [
    "accept_invitation",
    "add_coordinator",
    "add_network_role",
    "add_person",
    "add_prospect",
    "add_role",
    "approve_request",
    "change_membership",
    "check_open_to_request",
    "close_prospect",
    "edit_organization",
    "edit_prospect",
    "edit_role",
    "end_role",
    "import_members",
    "invite",
    "keep_spreadsheet",
    "open_request_link",
    "record_agreement",
    "request_membership",
    "set_password",
    "withdraw_request",
]
