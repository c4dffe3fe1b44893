from django.db.models import Prefetch, QuerySet


class VersionQuerySet(QuerySet):  # type: ignore[type-arg]
    def published(self) -> "VersionQuerySet":
        """What anybody may read."""
        return self.filter(is_sealed=True, withdrawal=None)

    def withdrawn(self) -> "VersionQuerySet":
        """What anybody could read: they are told since when they cannot, and why."""
        return self.exclude(withdrawal=None).select_related("report", "withdrawal").order_by("-number")

    def latest_of_each(self) -> "VersionQuerySet":
        """The last version of each year, the last year first."""
        latest = self.published().order_by("report__year", "-number").distinct("report__year")
        return (
            self.filter(pk__in=latest.values("pk"))
            .select_related("report", "withdrawal")
            .order_by("-report__year")
        )

    def for_list(self) -> "VersionQuerySet":
        """With the files that anybody may take."""
        from reports.models import VersionFile

        public = VersionFile.objects.filter(kind__in=VersionFile.PUBLIC).select_related("file")
        return self.prefetch_related(Prefetch("files", public, to_attr="public_files"))
