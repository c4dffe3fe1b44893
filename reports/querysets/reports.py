from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet

from members.models import Person
from members.querysets import coordinates
from members.querysets.periods import User

BEFORE_THE_EXECUTIVE = ("submitted", "approved", "published", "correcting")


class ReportQuerySet(QuerySet):  # type: ignore[type-arg]
    def visible_to(self, user: User) -> "ReportQuerySet":
        """While it is written: coordination; from when it is submitted on, whoever sits in the Executive too.

        What is published is read in its versions, by everybody.
        """
        if not user.is_authenticated:
            return self.none()
        return self.filter(
            Q(coordinates(user)) | Q(state__in=BEFORE_THE_EXECUTIVE) & Q(_sits_on_executive(user))
        )

    def open(self) -> "ReportQuerySet":
        """Those whose words and figures still change."""
        return self.filter(state__in=self.model.OPEN)

    def showing(self, year: int) -> "ReportQuerySet":
        """Of that year, or with it among the years beside."""
        from reports.models.reports import YEARS_BESIDE

        return self.filter(year__range=(year, year + YEARS_BESIDE))

    def being_written(self) -> "ReportQuerySet":
        """What is published stays in the list of versions, until it is corrected or all of them are withdrawn."""
        from reports.models import ReportVersion

        public = ReportVersion.objects.published().filter(report=OuterRef("pk"))
        found: ReportQuerySet = self.filter(~Q(state="published") | ~Exists(public))
        return found

    def for_editor(self) -> "ReportQuerySet":
        """Its sections with what hangs from them, its figures, its comments and its challenges."""
        from reports.models import Photo, ReportComment, Section

        photos = Prefetch("photos", Photo.objects.select_related("file"))
        sections = Section.objects.prefetch_related(photos, "links")
        comments = ReportComment.objects.select_related("by", "section")
        return self.select_related("agreement__body").prefetch_related(
            Prefetch("sections", sections), "figures", "challenges", Prefetch("comments", comments)
        )

    def for_overview(self) -> "ReportQuerySet":
        """Its sections without what hangs from them, and `own_figures` of its year.

        In numbers: challenges (`challenge_count`), those `unanswered`, `unsettled` comments, versions that anybody
        reads (`version_count`).
        """
        from reports.models import ReportFigure, Section

        own = ReportFigure.objects.filter(year=F("report__year"))
        rows = self.annotate(
            version_count=Count(
                "versions", filter=Q(versions__is_sealed=True, versions__withdrawal=None), distinct=True
            ),
            challenge_count=Count("challenges", distinct=True),
            unanswered=Count("challenges", filter=Q(challenges__answer=""), distinct=True),
            unsettled=Count("comments", filter=Q(comments__settled_at=None), distinct=True),
        ).order_by("-year")
        found: ReportQuerySet = rows.select_related("agreement__body").prefetch_related(
            Prefetch("sections", Section.objects.with_comment_count().with_pieces()),
            Prefetch("figures", own, to_attr="own_figures"),
        )
        return found

    def with_comments(self) -> "ReportQuerySet":
        from reports.models import ReportComment

        comments = ReportComment.objects.select_related("by", "section")
        return self.prefetch_related(Prefetch("comments", comments))


class SectionQuerySet(QuerySet):  # type: ignore[type-arg]
    def included(self) -> "SectionQuerySet":
        return self.filter(is_included=True)

    def with_comment_count(self) -> "SectionQuerySet":
        """`waiting`: comments that nobody has settled."""
        found: SectionQuerySet = self.annotate(
            waiting=Count("comments", filter=Q(comments__settled_at__isnull=True))
        ).order_by("position", "pk")  # counting would leave them in any order
        return found

    def with_pieces(self) -> "SectionQuerySet":
        """`has_pieces`: photographs or links."""
        from reports.models import Photo, SectionLink

        pieces = [Exists(rows.objects.filter(section=OuterRef("pk"))) for rows in (Photo, SectionLink)]
        found: SectionQuerySet = self.annotate(has_pieces=pieces[0] | pieces[1])
        return found


def _sits_on_executive(user: User) -> Q:
    return Q(Exists(Person.objects.on_executive().filter(pk=user.pk)))
