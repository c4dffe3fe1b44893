"""A spreadsheet between its upload and its confirmation: kept for a few days, called by a signed number."""

from django.core import signing
from django.http import Http404
from django.utils.translation import gettext as _

from members.imports.plan import Plan, make_plan
from office.access import fetch
from office.models import StoredFile
from office.refusals import Refused

KEPT_DAYS = 3  # it holds names and addresses of people
# The number alone would open any private file of the portal as a spreadsheet.
SIGNER = signing.Signer(salt="members.import", sep=".")


def token_of(stored: StoredFile) -> str:
    return SIGNER.sign(str(stored.pk))


def stored_of(token: str) -> StoredFile:
    """404 for a token that is not ours, or whose file has been erased."""
    try:
        number = SIGNER.unsign(token)
    except signing.BadSignature as error:
        raise Http404 from error
    stored: StoredFile = fetch(StoredFile.objects.filter(deleted_at=None), pk=number)
    return stored


def plan_of(stored: StoredFile) -> Plan:
    if stored.deleted_at:
        raise Refused(_("The spreadsheet is no longer kept: send it again."))
    with stored.content.open("rb") as content:
        return make_plan(stored.name, content.read())
