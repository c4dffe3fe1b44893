from typing import TYPE_CHECKING, Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from members import querysets
from members.models.places import Comarca, Municipality
from office.db import folded, sort_key
from office.privacy import Privacy


class Topic(models.Model):
    """One list for needs, advice, groups and factsheets."""

    name = models.CharField(max_length=80, unique=True)
    aliases = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    sort_name = sort_key("name")

    objects = querysets.TopicQuerySet.as_manager()
    privacy = Privacy(plain=("name", "aliases", "sort_name"))

    class Meta:
        ordering = ["sort_name"]

    def __str__(self) -> str:
        return self.name


class Organization(models.Model):
    """A council of the register, or another body that the network deals with."""

    class Kind(models.TextChoices):
        MUNICIPALITY = "municipality", _("Town council")
        COUNTY_COUNCIL = "county_council", _("County council")
        PROVINCIAL_COUNCIL = "provincial_council", _("Provincial council")
        PARTNER = "partner", _("Partner of the ecosystem")

    kind = models.CharField(max_length=20, choices=Kind.choices)
    name = models.CharField(_("official name"), max_length=120)
    short_name = models.CharField(_("name of the place"), max_length=80)
    municipality = models.OneToOneField(
        Municipality, on_delete=models.PROTECT, null=True, blank=True, related_name="council"
    )
    comarca = models.ForeignKey(
        Comarca, on_delete=models.PROTECT, null=True, blank=True, related_name="organizations"
    )
    email = models.EmailField(_("shared mailbox"), blank=True)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    website = models.URLField(_("website"), blank=True)
    ess_page = models.URLField(_("page on the social and solidarity economy"), blank=True)
    topics = models.ManyToManyField(
        Topic, blank=True, related_name="organizations", verbose_name=_("topics it works on")
    )
    search_name = folded("name")
    sort_name = sort_key("short_name")

    objects = querysets.OrganizationQuerySet.as_manager()
    privacy = Privacy(
        plain=(
            "kind", "name", "short_name", "email", "phone", "website", "ess_page", "search_name", "sort_name",
        )
    )  # fmt: skip

    class Meta:
        ordering = ["sort_name", "pk"]
        verbose_name = _("organization")
        indexes = [models.Index(fields=["sort_name", "id"], name="organization_order")]
        constraints = [
            models.CheckConstraint(
                name="council_has_its_municipality",
                condition=models.Q(kind="municipality", municipality__isnull=False)
                | (~models.Q(kind="municipality") & models.Q(municipality__isnull=True)),
            ),
            models.UniqueConstraint(
                name="one_county_council_in_a_comarca",
                fields=["comarca"],
                condition=models.Q(kind="county_council"),
            ),
        ]

    if TYPE_CHECKING:

        def get_absolute_url(self) -> str:
            """The page of a member, of an upper app: composed in the settings, ABSOLUTE_URL_OVERRIDES."""

    def __str__(self) -> str:
        return self.name

    @property
    def is_council(self) -> bool:
        """Only town councils and county councils can be members."""
        return self.kind in {self.Kind.MUNICIPALITY, self.Kind.COUNTY_COUNCIL}

    @property
    def waiting_request(self) -> Any:
        """The request that waits for an assembly, among those loaded by `for_page`."""
        return next((request for request in self.all_requests if request.state == "received"), None)  # type: ignore[attr-defined]
