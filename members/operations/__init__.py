from members.operations.agreements import record_agreement
from members.operations.collaborations import add_collaboration, edit_collaboration, say_who_went
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
    invite,
    set_password,
)

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
    "approve_request",
    "change_membership",
    "check_open_to_request",
    "close_prospect",
    "edit_collaboration",
    "edit_interlocutor",
    "edit_organization",
    "edit_partner",
    "edit_prospect",
    "edit_role",
    "end_interlocutor",
    "end_role",
    "invite",
    "open_request_link",
    "record_agreement",
    "request_membership",
    "say_who_went",
    "set_password",
    "withdraw_request",
]
