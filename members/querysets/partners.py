from datetime import date
from typing import Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from members.querysets.people import takes_part
from members.querysets.periods import InForceQuerySet, SearchQuerySet, User
from office import clock
from office.db import Fold


class PartnerQuerySet(SearchQuerySet):
    searched = ("organization__search_name", Fold("organization__short_name"))

    def visible_to(self, user: User) -> Self:
        return self.filter(takes_part(user))

    def reached_by(self, interlocutors: QuerySet[Any]) -> Self:
        """Those with one of these to talk to."""
        return self.filter(Exists(interlocutors.filter(partner=OuterRef("pk"))))

    def on_topic(self, topic: str) -> Self:
        """Those that work on it, or have somebody to talk to about it in particular."""
        from members.models import Interlocutor, Topic

        own = Topic.objects.filter(pk=topic, organizations=OuterRef("organization"))
        people = Interlocutor.objects.in_force().filter(partner=OuterRef("pk"), topics=topic)
        return self.filter(Exists(own) | Exists(people))

    def for_list(self) -> Self:
        """With the names they belong under, how many to talk to today, and the last thing done together."""
        from members.models import Collaboration, Interlocutor, Topic

        people = Interlocutor.objects.in_force().filter(partner=OuterRef("pk")).order_by()
        done = Collaboration.objects.filter(partners=OuterRef("pk"), starts_on__lte=clock.today())
        topics = Topic.objects.filter(organizations=OuterRef("organization"))
        return self.select_related("organization", "parent__organization").annotate(
            interlocutor_count=Coalesce(
                Subquery(people.values("partner").annotate(count=Count("pk")).values("count")), 0
            ),
            last_collaboration=Subquery(done.order_by("-starts_on").values("starts_on")[:1]),
            topic_names=ArraySubquery(topics.values("name")),
        )

    def for_page(self) -> Self:
        """One partner with its place among the others, and everybody it has had to talk to."""
        from members.models import Interlocutor, Partner

        parts = Partner.objects.select_related("organization")
        return self.select_related("organization", "parent__organization").prefetch_related(
            "organization__topics",
            Prefetch("parts", queryset=parts, to_attr="all_parts"),
            Prefetch("interlocutors", queryset=Interlocutor.objects.for_list(), to_attr="all_interlocutors"),
        )


class InterlocutorQuerySet(SearchQuerySet, InForceQuerySet):  # type: ignore[override]  # two as_manager
    searched = (
        "person__search_name",
        "partner__organization__search_name",
        Fold("partner__organization__short_name"),
    )

    def visible_to(self, user: User) -> Self:
        return self.filter(takes_part(user))

    def for_all_territory(self) -> Self:
        return self.filter(~Exists(_comarques()))

    def for_comarca(self, code: str) -> Self:
        """Those written for the comarca, and those for all of Catalonia."""
        return self.filter(Exists(_comarques().filter(code=code)) | ~Exists(_comarques()))

    def on_topic(self, topic: str) -> Self:
        """Those written for the topic, and those for any."""
        return self.filter(Exists(_topics().filter(pk=topic)) | ~Exists(_topics()))

    def for_list(self) -> Self:
        """With the names of their comarques and topics; none means all of them."""
        return (
            self.select_related("person", "partner__organization")
            .annotate(
                comarca_names=ArraySubquery(_comarques().order_by("sort_name").values("name")),
                topic_names=ArraySubquery(_topics().order_by("sort_name").values("name")),
            )
            .order_by("partner__organization__sort_name", "person__sort_name", "pk")
        )

    def nearest_first(self) -> Self:
        """Of those who answer for a place or a topic, first who was written for it in particular."""
        return self.alias(is_for_all=~Exists(_comarques()), is_for_any=~Exists(_topics())).order_by(
            "is_for_all", "is_for_any", "partner__organization__sort_name", "person__sort_name", "pk"
        )


def _comarques() -> QuerySet[Any]:
    from members.models import Comarca

    return Comarca.objects.filter(interlocutors=OuterRef("pk"))


def _topics() -> QuerySet[Any]:
    from members.models import Topic

    return Topic.objects.filter(interlocutors=OuterRef("pk"))


class CollaborationQuerySet(SearchQuerySet):
    searched = (Fold("title"), Fold("place"), Fold("summary"))

    def visible_to(self, user: User) -> Self:
        return self.filter(takes_part(user))

    def in_year(self, year: str) -> Self:
        """Begun or still going on in it."""
        first, last = date(int(year), 1, 1), date(int(year), 12, 31)
        return self.filter(Q(starts_on__lte=last) & (Q(starts_on__gte=first) | Q(ends_on__gte=first)))

    def for_list(self) -> Self:
        """With the names of who took part, newest first."""
        from members.models import Body, Organization, Topic

        related = {"collaborations": OuterRef("pk")}
        partners = Organization.objects.filter(partner__collaborations=OuterRef("pk"))
        return self.annotate(
            partner_names=ArraySubquery(partners.values("short_name")),
            council_names=ArraySubquery(Organization.objects.filter(**related).values("name")),
            topic_names=ArraySubquery(Topic.objects.filter(**related).values("name")),
            group_names=ArraySubquery(Body.objects.filter(**related).values("name")),
        ).order_by("-starts_on", "-pk")

    def for_page(self) -> Self:
        """One collaboration with its partners and councils; its people depend on the day, `with_roles`."""
        from members.models import Partner

        partners = Prefetch("partners", queryset=Partner.objects.select_related("organization"))
        return self.prefetch_related(partners, "groups", "topics", "organizations")
