from typing import Any

import rules
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from members import querysets
from members.models.organizations import Organization
from office import clock
from office.db import folded, no_overlap, sort_key
from office.privacy import Privacy, Term, days_after

ENDED_CONTACT_DAYS = 6 * 365  # the mandate of four years and two more («per confirmar»)


class PersonManager(BaseUserManager.from_queryset(querysets.PersonQuerySet)):  # type: ignore[misc]
    def create_person(self, *, given_name: str, family_name: str, email: str | None = None) -> "Person":
        person: Person = self.model(
            given_name=given_name, family_name=family_name, email=(email or "").lower() or None
        )
        person.set_unusable_password()
        person.save()
        return person

    def get_by_natural_key(self, username: str | None) -> "Person":
        person: Person = self.get(email=(username or "").lower())
        return person


class Person(AbstractBaseUser):
    """Somebody the network deals with; has an account only from the first sign-in on.

    `email` is for signing in. Addresses to write to stand on roles and organizations, because town halls
    share mailboxes.
    """

    given_name = models.CharField(_("given name"), max_length=60)
    family_name = models.CharField(_("family name"), max_length=80)
    email = models.EmailField(_("address to sign in"), null=True, blank=True, unique=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=clock.now)
    # Somebody written down twice: the row stays, so that what names it still leads somewhere.
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="merged_from"
    )
    search_name = folded("given_name", "family_name")
    sort_name = sort_key("family_name")

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["given_name", "family_name"]
    objects = PersonManager()
    privacy = Privacy(
        personal={"given_name": "", "family_name": "", "email": None, "password": "!"},
        plain=("merged_into", "search_name", "sort_name"),
        term=Term(f"{ENDED_CONTACT_DAYS} days after the last tie to the network: members.retention"),
    )

    class Meta:
        ordering = ["sort_name", "given_name", "pk"]
        verbose_name = _("person")
        indexes = [models.Index(fields=["sort_name", "given_name", "id"], name="person_order")]
        constraints = [
            models.CheckConstraint(
                name="sign_in_address_in_lower_case", condition=models.Q(email=Lower("email"))
            )
        ]

    def __str__(self) -> str:
        return self.get_full_name()

    def get_absolute_url(self) -> str:
        return reverse("person_page", args=[self.pk])

    def get_full_name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip() or str(_("Person without a name"))

    def get_short_name(self) -> str:
        return self.given_name

    def clean(self) -> None:
        """Keep None for «no address»: the inherited clean would make it an empty string, which is unique."""
        self.email = (self.email or "").lower() or None

    def has_perm(self, verb: str, subject: Any = None) -> bool:
        """Whether it may do `verb`, as the predicates of the apps' `permissions.py` say; nothing is stored."""
        return bool(self.is_active and rules.has_perm(verb, self, subject))

    @property
    def has_account(self) -> bool:
        return bool(self.email) and self.last_login is not None


class Role(models.Model):
    """Somebody acts for an organization from one day to another, both included."""

    class Line(models.TextChoices):
        POLITICAL = "political", _("Elected official")
        TECHNICAL = "technical", _("Technical staff")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="roles")
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="roles")
    line = models.CharField(_("line"), max_length=10, choices=Line.choices)
    title = models.CharField(_("post"), max_length=120)
    department = models.CharField(_("municipal department"), max_length=120, blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    is_primary_contact = models.BooleanField(_("reference person"), default=False)
    is_substitute = models.BooleanField(_("substitute"), default=False)
    email = models.EmailField(_("address to write to"), blank=True)
    phone = models.CharField(_("work telephone"), max_length=30, blank=True)

    objects = querysets.RoleQuerySet.as_manager()
    privacy = Privacy(
        personal={"title": "", "email": "", "phone": ""},
        plain=("person", "line", "department"),
        term=days_after("ends_on", ENDED_CONTACT_DAYS),
    )

    class Meta:
        ordering = ["-is_primary_contact", "-is_substitute", "starts_on", "pk"]
        verbose_name = _("role")
        constraints = [
            models.CheckConstraint(
                name="role_ends_after_it_starts",
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
            ),
            no_overlap(
                "one_reference_person_at_a_time",
                "organization_id",
                condition=models.Q(is_primary_contact=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.organization}"

    @property
    def address(self) -> str:
        """Where to write to this person in this role: its own address, else the sign-in one, else shared."""
        return self.email or self.person.email or self.organization.email


class NetworkRole(models.Model):
    """What somebody does for the network itself."""

    class Kind(models.TextChoices):
        COORDINATION = "coordination", _("Coordination")
        ADVISOR = "advisor", _("Advisor")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="network_roles")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = querysets.InForceQuerySet.as_manager()
    privacy = Privacy(plain=("person", "kind"))

    class Meta:
        verbose_name = _("role in the network")
        constraints = [
            models.CheckConstraint(
                name="network_role_ends_after_it_starts",
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_kind_display()}"
