"""What the nightly erasure does here beyond the terms of the models: people who have long left."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db.models import Q

from members.models import Person, WebSession
from members.models.people import ENDED_CONTACT_DAYS
from office import clock


def erase_departed() -> int:
    """Name and address of who has had no post, seat, group or partner for the term; how many there were."""
    day = clock.today() - timedelta(days=ENDED_CONTACT_DAYS)
    departed = Person.objects.without_ties_since(day).exclude(given_name="", family_name="")
    numbers = list(departed.values_list("pk", flat=True))
    # And the rows that were joined into theirs: the same person, under another spelling.
    people = Person.objects.filter(Q(pk__in=numbers) | Q(merged_into__in=numbers))
    for ways_in in (EmailAddress, Authenticator, SocialAccount):
        ways_in.objects.filter(user__in=people).delete()
    WebSession.objects.filter(person__in=people).delete()
    people.update(**Person.privacy.personal, is_active=False)
    return len(numbers)


ERASERS = {"members.person": erase_departed}
