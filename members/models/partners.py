from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from members import querysets
from members.models.bodies import PERIOD_IN_ORDER, Body
from members.models.organizations import Organization, Topic
from members.models.people import ENDED_CONTACT_DAYS, Person
from members.models.places import Comarca
from office import clock
from office.models import MayBeInvented
from office.privacy import PERMANENT, Privacy, days_after


class Partner(models.Model):
    """What the network knows of an organization of the ecosystem beyond its name and addresses."""

    class Family(models.TextChoices):
        ESS = "ess", _("Federations and networks of the ESS")
        PROGRAMME = "programme", _("Public programmes of the ESS")
        ADMINISTRATION = "administration", _("Administrations")
        MUNICIPAL = "municipal", _("Organizations of municipalities")
        UNIVERSITY = "university", _("Universities and training")
        BUSINESS = "business", _("Chambers and business")
        ELSEWHERE = "elsewhere", _("Networks of other territories")

    organization = models.OneToOneField(Organization, on_delete=models.PROTECT, related_name="partner")
    family = models.CharField(_("kind of partner"), max_length=20, choices=Family.choices)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts",
        verbose_name=_("belongs to"),
    )  # fmt: skip
    country = models.CharField(_("country"), max_length=2, default="ES")  # ISO 3166-1
    note = models.TextField(_("what it is to the network"), max_length=1000, blank=True)

    objects = querysets.PartnerQuerySet.as_manager()
    privacy = Privacy(plain=("family", "country", "note"))

    class Meta:
        ordering = ["organization__sort_name"]
        verbose_name = _("partner")
        constraints = [
            models.CheckConstraint(
                name="partner_not_part_of_itself",
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("id")),
            )
        ]

    def __str__(self) -> str:
        return str(self.organization)

    def get_absolute_url(self) -> str:
        return reverse("partner_page", args=[self.pk])


class Interlocutor(MayBeInvented):
    """Whom to talk to in a partner, for which territory and topics; none written means all of them."""

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="interlocutors")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="interlocutor_roles")
    title = models.CharField(_("post"), max_length=120, blank=True)
    comarques = models.ManyToManyField(
        Comarca, blank=True, related_name="interlocutors", verbose_name=_("territory")
    )
    topics = models.ManyToManyField(Topic, blank=True, related_name="interlocutors", verbose_name=_("topics"))
    email = models.EmailField(_("address to write to"), blank=True)
    phone = models.CharField(_("work telephone"), max_length=30, blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = querysets.InterlocutorQuerySet.as_manager()
    privacy = Privacy(
        personal={"title": "", "email": "", "phone": ""},
        plain=("person",),
        term=days_after("ends_on", ENDED_CONTACT_DAYS),
    )

    class Meta:
        ordering = ["starts_on", "pk"]
        verbose_name = _("interlocutor")
        constraints = [
            models.CheckConstraint(name="interlocutor_ends_after_it_starts", condition=PERIOD_IN_ORDER)
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.partner}"

    @property
    def has_left(self) -> bool:
        return self.ends_on is not None and self.ends_on < clock.today()

    @property
    def is_to_come(self) -> bool:
        return self.starts_on > clock.today()


class Collaboration(models.Model):
    """Something done together with partners: a guide, a conference of theirs, an agreement."""

    class OurRole(models.TextChoices):
        ORGANIZER = "organizer", _("We organize it")
        CO_ORGANIZER = "co_organizer", _("We organize it together")
        SPEAKER = "speaker", _("We speak in it")
        PARTICIPANT = "participant", _("We take part")
        SUPPORTER = "supporter", _("We support it")

    title = models.CharField(_("what it is"), max_length=200)
    partners = models.ManyToManyField(
        Partner, related_name="collaborations", blank=True, verbose_name=_("partners")
    )
    our_role = models.CharField(_("our role"), max_length=15, choices=OurRole.choices)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    summary = models.TextField(_("what was done"), max_length=2000, blank=True)
    url = models.URLField(_("link"), blank=True)
    source = models.CharField(_("how we know"), max_length=200, blank=True)
    topics = models.ManyToManyField(
        Topic, blank=True, related_name="collaborations", verbose_name=_("topics")
    )
    groups = models.ManyToManyField(
        Body, blank=True, related_name="collaborations", verbose_name=_("working groups")
    )
    organizations = models.ManyToManyField(
        Organization, blank=True, related_name="collaborations", verbose_name=_("councils that took part")
    )
    people = models.ManyToManyField(
        Person, blank=True, related_name="collaborations", verbose_name=_("people who went")
    )

    objects = querysets.CollaborationQuerySet.as_manager()
    privacy = Privacy(plain=("title", "our_role", "place", "summary", "url", "source"), term=PERMANENT)

    class Meta:
        ordering = ["-starts_on", "-pk"]
        verbose_name = _("collaboration")
        constraints = [
            models.CheckConstraint(name="collaboration_ends_after_it_starts", condition=PERIOD_IN_ORDER)
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("collaboration_page", args=[self.pk])
