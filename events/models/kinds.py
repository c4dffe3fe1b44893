from django.db import models
from django.utils.translation import gettext_lazy as _

from events import querysets
from office.privacy import Privacy


class EventKind(models.Model):
    """What sort of thing people meet in. Data and not code: the network adds its own.

    `yearly_limit` is what a plan allows («Màxim 3 jornades»): it warns and never refuses.
    """

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=80)
    purpose = models.CharField(_("what it is"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    is_offered = models.BooleanField(_("is used for new events"), default=True)
    is_statutory = models.BooleanField(_("of a statutory body"), default=False)
    is_training = models.BooleanField(_("is part of the training plan"), default=False)
    yearly_limit = models.PositiveSmallIntegerField(_("at most in a year"), null=True, blank=True)
    limit_source = models.CharField(_("who says so"), max_length=120, blank=True)

    objects = querysets.EventKindQuerySet.as_manager()
    privacy = Privacy(plain=("code", "name", "purpose", "limit_source"))

    class Meta:
        ordering = ["position", "name"]
        verbose_name = _("kind of event")

    def __str__(self) -> str:
        return self.name
