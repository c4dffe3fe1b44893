"""Tell the ecosystem of `demo.partners` through the operations; it knows nothing of the members."""

from datetime import timedelta

from django.utils.text import slugify

from demo import partners
from members import operations
from members.models import Body, Comarca, Partner, Person, Topic
from office import clock
from office.invented import invented


def load(by: Person) -> None:
    for some in partners.PARTNERS:
        operations.add_partner(
            name=some.name,
            short_name=some.short_name,
            family=some.family,
            parent=_partner(some.parent) if some.parent else None,
            country=some.country,
            note=some.note,
            topics=_topics(some.topics),
            by=by,
        )
    for done in partners.COLLABORATIONS:
        _collaboration(done, by)
    with invented():
        for somebody in partners.INTERLOCUTORS:
            _interlocutor(somebody, by)


def _collaboration(done: partners.SomeCollaboration, by: Person) -> None:
    operations.add_collaboration(
        title=done.title,
        our_role=done.our_role,
        starts_on=done.on,
        place=done.place,
        partners=[_partner(name) for name in done.partners],
        groups=Body.objects.filter(kind=Body.Kind.WORKING_GROUP, name__in=done.groups),
        topics=_topics(done.topics),
        summary=done.summary,
        url=done.url,
        source=partners.SOURCE,
        by=by,
    )


def _interlocutor(somebody: partners.SomeInterlocutor, by: Person) -> None:
    given_name, family_name = somebody.given_name, somebody.family_name
    person = operations.add_person(given_name=given_name, family_name=family_name, by=by)
    left = somebody.left_days_ago
    today = clock.today()
    operations.add_interlocutor(
        partner=_partner(somebody.partner),
        person=person,
        title=somebody.title,
        comarques=Comarca.objects.filter(name__in=somebody.comarques),
        topics=_topics(somebody.topics),
        email=f"{slugify(given_name)}.{slugify(family_name.split()[0])}@{slugify(somebody.partner)}.example.org",
        phone=somebody.phone,
        starts_on=today - timedelta(days=500),
        ends_on=today - timedelta(days=left) if left else None,
        by=by,
    )


def _partner(short_name: str) -> Partner:
    return Partner.objects.get(organization__short_name=short_name)


def _topics(names: tuple[str, ...]) -> list[Topic]:
    return list(Topic.objects.filter(name__in=names))
