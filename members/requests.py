from django.http import HttpRequest

from members.models import Person


class MemberRequest(HttpRequest):
    """A request behind the sign-in: `user` is a person. A view that takes it needs somebody signed in."""

    user: Person
