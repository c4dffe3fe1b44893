"""The plan as a document: origins, challenges, areas and their blocks, with the words that were approved."""

from django.db import models
from django.db.models import Case, Q, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from members.models import Agreement, Body, Organization
from office import clock
from office.models import StoredFile
from office.privacy import Privacy
from workplan import querysets

# An official text keeps the bold and the italics of its document as Markdown («**», «*»), and nothing else.
OFFICIAL_LENGTH = 3000


def depth() -> models.GeneratedField:
    """1, or 2 under a parent: with its twin below a key of the database keeps that nothing hangs from a 2."""
    return models.GeneratedField(
        expression=Case(When(parent__isnull=True, then=1), default=2),
        output_field=models.PositiveSmallIntegerField(),
        db_persist=True,
    )


def parent_depth() -> models.GeneratedField:
    return models.GeneratedField(
        expression=Case(When(parent__isnull=False, then=1)),
        output_field=models.PositiveSmallIntegerField(null=True),
        db_persist=True,
        null=True,
    )


class Workplan(models.Model):
    """What the network wants to do in a period; approved by an agreement of the Assembly."""

    class Scope(models.TextChoices):
        NETWORK = "network", _("The whole network")
        GROUPS = "groups", _("The working groups")

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft plan")
        PROPOSED = "proposed", _("Proposed plan")
        APPROVED = "approved", _("Approved plan")
        CLOSED = "closed", _("Closed plan")

    # Those that everybody in the network reads.
    READABLE = (State.APPROVED, State.CLOSED)

    code = models.CharField(_("code"), max_length=20, unique=True)  # «2026»: begins the code of every action
    title = models.CharField(_("title"), max_length=120)
    scope = models.CharField(_("scope"), max_length=10, choices=Scope.choices, default=Scope.NETWORK)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="workplans"
    )  # by which it was approved
    introduction = models.TextField(_("how it was made"), max_length=OFFICIAL_LENGTH, blank=True)
    condition = models.TextField(_("what it depends on"), max_length=OFFICIAL_LENGTH, blank=True)
    is_published = models.BooleanField(_("on the public pages"), default=False)
    follows = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by"
    )  # the plan that this one was drawn up from
    source = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    news_interval_days = models.PositiveSmallIntegerField(
        _("days without news"), default=90
    )  # «per confirmar»
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = querysets.WorkplanQuerySet.as_manager()
    privacy = Privacy(plain=("code", "title", "scope", "state", "introduction", "condition"))

    class Meta:
        ordering = ["-starts_on", "code"]
        verbose_name = _("plan")
        constraints = [
            models.CheckConstraint(
                name="plan_ends_after_it_starts", condition=Q(ends_on__gte=models.F("starts_on"))
            ),
            models.CheckConstraint(
                name="plan_approved_by_an_agreement",
                condition=~Q(state="approved") | Q(agreement__isnull=False),
            ),
            models.CheckConstraint(
                name="plan_closed_on_a_day",
                condition=Q(state="closed", closed_on__isnull=False)
                | (~Q(state="closed") & Q(closed_on__isnull=True)),
            ),
            models.CheckConstraint(
                name="plan_published_once_approved",
                condition=Q(is_published=False) | Q(state__in=["approved", "closed"]),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("workplan_page", args=[self.code])

    @property
    def is_open(self) -> bool:
        return self.state != self.State.CLOSED

    @property
    def is_approved(self) -> bool:
        """Its words are those of an agreement, and its codes are known outside."""
        return self.state in self.READABLE

    @property
    def covers_today(self) -> bool:
        return self.starts_on <= clock.today() <= self.ends_on

    @property
    def years(self) -> str:
        """«2026», «2026–2027»."""
        first, last = self.starts_on.year, self.ends_on.year
        return str(first) if first == last else f"{first}–{last}"

    @property
    def tone(self) -> str:
        return {"approved": "well", "proposed": "soon"}.get(self.state, "neutral")


class Origin(models.Model):
    """Where the actions of a plan come from, in the words of the plan."""

    class Kind(models.TextChoices):
        CONTINUITY = "continuity", _("Continuity")
        AGREEMENT = "agreement", _("Funding agreement")
        PRIORITIZED = "prioritized", _("Prioritized by the bodies")

    plan = models.ForeignKey(Workplan, on_delete=models.CASCADE, related_name="origins")
    kind = models.CharField(_("origin"), max_length=12, choices=Kind.choices)
    text = models.TextField(_("text"), max_length=OFFICIAL_LENGTH)
    position = models.PositiveSmallIntegerField()

    privacy = Privacy(plain=("kind", "text"))

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("origin")
        constraints = [models.UniqueConstraint(name="one_origin_of_a_kind", fields=["plan", "kind"])]

    def __str__(self) -> str:
        return self.get_kind_display()


class Challenge(models.Model):
    """What the plan wants to meet; a challenge has sub-challenges, and these have none."""

    plan = models.ForeignKey(Workplan, on_delete=models.CASCADE, related_name="challenges")
    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="subchallenges"
    )
    position = models.PositiveSmallIntegerField()
    text = models.TextField(_("text"), max_length=OFFICIAL_LENGTH)
    depth = depth()
    parent_depth = parent_depth()

    objects = querysets.ChallengeQuerySet.as_manager()
    privacy = Privacy(plain=("text",))

    class Meta:
        ordering = ["plan", "position", "pk"]  # sub-challenges follow theirs: positions run through the plan
        verbose_name = _("challenge")
        constraints = [
            models.UniqueConstraint(name="challenge_one_level_down", fields=["id", "depth", "plan"])
        ]

    def __str__(self) -> str:
        return self.text[:80]


class Area(models.Model):
    """A numbered chapter of the plan. `title` is the document's; `name` what lists say."""

    plan = models.ForeignKey(Workplan, on_delete=models.CASCADE, related_name="areas")
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title in the document"), max_length=200)
    name = models.CharField(_("name"), max_length=200)

    objects = querysets.AreaQuerySet.as_manager()
    privacy = Privacy(plain=("title", "name"))

    class Meta:
        ordering = ["plan", "number"]
        verbose_name = _("area")
        constraints = [models.UniqueConstraint(name="one_area_of_a_number", fields=["plan", "number"])]

    def __str__(self) -> str:
        return f"{self.number}. {self.name}"


class Block(models.Model):
    """A part of an area: a working group, or one of several audiences."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="blocks")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("title"), max_length=200)
    note = models.CharField(_("what the heading adds"), max_length=300, blank=True)  # «en coordinació amb…»
    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="plan_blocks",
        verbose_name=_("working group"),
    )  # fmt: skip

    privacy = Privacy(plain=("title", "note"))

    class Meta:
        ordering = ["area", "position", "pk"]
        verbose_name = _("block")
        constraints = [models.UniqueConstraint(name="block_in_one_area", fields=["id", "area"])]

    def __str__(self) -> str:
        return self.title


class Collaborator(models.Model):
    """Who works with us on a block or an action; `name` is as the plan writes it."""

    block = models.ForeignKey(
        Block, on_delete=models.CASCADE, null=True, blank=True, related_name="collaborators"
    )
    action = models.ForeignKey(
        "Action", on_delete=models.CASCADE, null=True, blank=True, related_name="collaborators"
    )
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="plan_collaborations"
    )  # once somebody has said which one it is
    name = models.CharField(_("name"), max_length=200)

    privacy = Privacy(plain=("name",))

    class Meta:
        ordering = ["pk"]
        verbose_name = _("collaborator")
        constraints = [
            models.CheckConstraint(
                name="collaborator_of_a_block_or_an_action",
                condition=Q(block__isnull=False, action__isnull=True)
                | Q(block__isnull=True, action__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.name
