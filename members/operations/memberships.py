from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.urls import reverse
from django.utils.translation import gettext as _

from members.models import Agreement, Membership, MembershipRequest, Organization, Person, Prospect
from members.models.memberships import REQUEST_KEPT_DAYS
from members.passages import check_passage, states_after
from office import clock, files, links, messages
from office.audit import operation
from office.models import SignedLink
from office.refusals import Refused

State = Membership.State
REQUEST_LINK = "membership_request"
REQUEST_LINK_DAYS = 60


@operation(under="organization")
def add_prospect(
    *,
    organization: Organization,
    since_on: date,
    by: Person | None,
    source: str = "",
    contact_name: str = "",
    contact_email: str = "",
    note: str = "",
) -> Prospect:
    """Write down that a council is interested."""
    if not organization.is_council:
        raise Refused(_("Only town councils and county councils can join the network."), "organization")
    if Organization.objects.members().filter(pk=organization.pk).exists():
        raise Refused(_("%s is already in the network.") % organization, "organization")
    if Prospect.objects.open().filter(organization=organization).exists():
        raise Refused(_("%s is already on the list of interested councils.") % organization, "organization")
    return Prospect.objects.create(
        organization=organization,
        since_on=since_on,
        source=source,
        contact_name=contact_name,
        contact_email=contact_email,
        note=note,
    )


@operation(on="prospect")
def edit_prospect(*, prospect: Prospect, by: Person | None, **values: Any) -> Prospect:
    for name, value in values.items():
        setattr(prospect, name, value)
    prospect.save(update_fields=list(values))
    return prospect


@operation(on="prospect", under="prospect.organization")
def close_prospect(*, prospect: Prospect, state: str, by: Person | None) -> Prospect:
    """It asked to join, or is not interested any more."""
    if prospect.state != Prospect.State.OPEN:
        raise Refused(_("This was already closed on %s.") % f"{prospect.closed_on:%d/%m/%Y}")
    prospect.state = Prospect.State(state)
    prospect.closed_on = clock.today()
    links.revoke(REQUEST_LINK, prospect.organization_id)
    prospect.save(update_fields=["state", "closed_on"])
    return prospect


@operation(on="prospect", under="prospect.organization")
def open_request_link(*, prospect: Prospect, by: Person | None) -> Prospect:
    """Send the interested council the page where it asks to join, without signing in."""
    if prospect.state != Prospect.State.OPEN:
        raise Refused(_("This council is no longer on the list of interested ones."))
    if not prospect.contact_email:
        raise Refused(_("Write down an address for this council before sending the link."))
    links.revoke(REQUEST_LINK, prospect.organization_id)
    link = links.create(
        REQUEST_LINK,
        subject_id=prospect.organization_id,
        organization=prospect.organization,
        days=REQUEST_LINK_DAYS,
        single_use=True,
    )
    messages.send(
        kind="request_link",
        key=f"request_link:{link.pk}",
        address=prospect.contact_email,
        organization=prospect.organization,
        subject=_("%s: how to join the network") % prospect.organization,
        body=_(
            "Good day.\n\nWhen your council has agreed to join the network, send us the request from this "
            "page, with the resolution of the council. Until the next assembly approves it you take part "
            "with voice and without vote."
        ),
        link=reverse("request_by_link", args=[link.token]),
        about=prospect,
    )
    return prospect


@operation(under="organization")
def request_membership(
    *,
    organization: Organization,
    resolution_on: date,
    contact_name: str,
    contact_email: str,
    by: Person | None,
    requested_on: date | None = None,
    resolution: "UploadedFile[bytes] | None" = None,
    note: str = "",
    link: SignedLink | None = None,
    on_behalf_of: Organization | None = None,
) -> MembershipRequest:
    """Take in the request of a council; from this day on it takes part with voice and without vote."""
    day = requested_on or clock.today()
    _check_may_request(organization, resolution_on, day)
    if link is not None:
        links.use(link)
    enter_state(organization, State.APPLICANT, day, reason=_("Request to join"))
    request = MembershipRequest.objects.create(
        organization=organization,
        requested_on=day,
        resolution_on=resolution_on,
        resolution_file=files.store(resolution, by=by) if resolution else None,
        contact_name=contact_name,
        contact_email=contact_email,
        note=note,
    )
    for prospect in Prospect.objects.open().filter(organization=organization):
        close_prospect(prospect=prospect, state=Prospect.State.REQUESTED, by=by)
    return request


def _check_may_request(organization: Organization, resolution_on: date, day: date) -> None:
    check_open_to_request(organization)
    if resolution_on > day:
        raise Refused(_("The council's resolution cannot be later than the request."), "resolution_on")
    if day > clock.today():
        raise Refused(_("The request cannot be dated in the future."), "requested_on")


def check_open_to_request(organization: Organization) -> None:
    """Refused in words to who cannot join, waits already, or is in the network."""
    if not organization.is_council:
        raise Refused(_("Only town councils and county councils can join the network."), "organization")
    if MembershipRequest.objects.waiting().filter(organization=organization).exists():
        raise Refused(_("%s has already asked to join: its request waits for the assembly.") % organization)
    if Organization.objects.members().filter(pk=organization.pk).exists():
        raise Refused(_("%s is already in the network.") % organization)


@operation(on="request", under="request.organization")
def approve_request(
    *, request: MembershipRequest, agreement: Agreement, by: Person | None
) -> MembershipRequest:
    """The assembly agreed: the council is a member from the day of the agreement."""
    _check_waiting(request)
    if agreement.adopted_on < request.requested_on:
        raise Refused(_("The agreement is earlier than the request."), "adopted_on")
    _decide(request, MembershipRequest.State.APPROVED, agreement.adopted_on)
    enter_state(request.organization, State.ACTIVE, agreement.adopted_on, agreement=agreement)
    messages.send(
        kind="request_approved",
        key=f"request_approved:{request.pk}",
        address=request.contact_email,
        organization=request.organization,
        subject=_("%s is a member of the network") % request.organization,
        body=_(
            "Good day.\n\nThe network has approved that %(council)s joins it: %(agreement)s. Welcome. "
            "We will write to you soon to begin the welcome."
        )
        % {"council": request.organization, "agreement": agreement},
        about=request,
    )
    return request


@operation(on="request", under="request.organization")
def withdraw_request(*, request: MembershipRequest, by: Person | None) -> MembershipRequest:
    """The council takes its request back and stops taking part as an applicant."""
    _check_waiting(request)
    _decide(request, MembershipRequest.State.WITHDRAWN, clock.today())
    enter_state(request.organization, State.WITHDRAWN, clock.today(), reason=_("Request withdrawn"))
    return request


def _decide(request: MembershipRequest, state: MembershipRequest.State, on: date) -> None:
    """Close it; its document is kept as long as the names that stand in it."""
    request.state, request.decided_on = state, on
    request.save(update_fields=["state", "decided_on"])
    if request.resolution_file:
        request.resolution_file.delete_on = on + timedelta(days=REQUEST_KEPT_DAYS)
        request.resolution_file.save(update_fields=["delete_on"])


def _check_waiting(request: MembershipRequest) -> None:
    if request.state != MembershipRequest.State.RECEIVED:
        raise Refused(_("This request was already decided on %s.") % f"{request.decided_on:%d/%m/%Y}")


@operation(under="organization")
def change_membership(
    *,
    organization: Organization,
    state: str,
    starts_on: date,
    reason: str,
    by: Person | None,
    agreement: Agreement | None = None,
) -> Membership:
    """Suspend, take up again, withdraw, or write down a membership known from elsewhere."""
    if MembershipRequest.objects.waiting().filter(organization=organization).exists():
        raise Refused(_("Its request waits for the assembly: approve it or withdraw it first."))
    return enter_state(organization, State(state), starts_on, agreement=agreement, reason=reason)


def allowed_states(last: Membership | None) -> list[tuple[str, str]]:
    """The states a council may pass to by hand; becoming an applicant takes a request."""
    states = states_after(last) - {State.APPLICANT}
    return [(state.value, str(state.label)) for state in State if state in states]


def enter_state(
    organization: Organization,
    state: Membership.State,
    on: date,
    *,
    agreement: Agreement | None = None,
    reason: str = "",
) -> Membership:
    """End the period in force and begin the next; a state that lasted no day leaves no row."""
    last: Membership | None = (
        Membership.objects.filter(organization=organization).order_by("-starts_on").first()
    )
    check_passage(organization, last, state, on)
    if last and on == last.starts_on:
        last.state, last.agreement, last.reason = state, agreement, reason
        last.save(update_fields=["state", "agreement", "reason"])
        return last
    if last:
        last.ends_on = on - timedelta(days=1)
        last.save(update_fields=["ends_on"])
    return Membership.objects.create(
        organization=organization, state=state, starts_on=on, agreement=agreement, reason=reason
    )
