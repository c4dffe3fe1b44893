"""The times that an expert publishes, as people say them: «Tuesdays from 9 to 12»."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from advisory import querysets
from members.models import Person
from office.privacy import Privacy


class PublishedHours(models.Model):
    """Every week on one day, from one hour to another of the wall clock, cut into slots of equal length.

    A single day is a row that begins and ends on it.
    """

    class Weekday(models.IntegerChoices):
        MONDAY = 0, _("Monday")
        TUESDAY = 1, _("Tuesday")
        WEDNESDAY = 2, _("Wednesday")
        THURSDAY = 3, _("Thursday")
        FRIDAY = 4, _("Friday")
        SATURDAY = 5, _("Saturday")
        SUNDAY = 6, _("Sunday")

    expert = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="published_hours")
    weekday = models.PositiveSmallIntegerField(_("day of the week"), choices=Weekday.choices)
    from_time = models.TimeField(_("from (hour)"))
    to_time = models.TimeField(_("until (hour)"))
    slot_minutes = models.PositiveSmallIntegerField(_("length of each time, in minutes"), default=60)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))

    objects = querysets.PublishedQuerySet.as_manager()
    privacy = Privacy(plain=("expert",))

    class Meta:
        ordering = ["weekday", "from_time", "pk"]
        verbose_name = _("published hours")
        constraints = [
            models.CheckConstraint(name="hours_in_order", condition=Q(to_time__gt=F("from_time"))),
            models.CheckConstraint(name="hours_period_in_order", condition=Q(ends_on__gte=F("starts_on"))),
            models.CheckConstraint(name="hours_of_a_weekday", condition=Q(weekday__lte=6)),
            models.CheckConstraint(
                name="slot_of_some_length", condition=Q(slot_minutes__gte=15, slot_minutes__lte=480)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.expert}: {self.get_weekday_display()}"


class DaysOff(models.Model):
    """Days, both included, on which the published hours of an expert do not count."""

    expert = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="days_off")
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))

    objects = querysets.HoursQuerySet.as_manager()
    privacy = Privacy(plain=("expert",))

    class Meta:
        ordering = ["starts_on", "pk"]
        verbose_name = _("days off")
        constraints = [
            models.CheckConstraint(name="days_off_in_order", condition=Q(ends_on__gte=F("starts_on")))
        ]

    def __str__(self) -> str:
        return f"{self.expert}: {self.starts_on} – {self.ends_on}"
