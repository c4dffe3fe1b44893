from django.db import models
from django.utils.translation import gettext_lazy as _

from members import querysets
from office.db import folded, sort_key
from office.privacy import Privacy


class Comarca(models.Model):
    """One of the 43 of Catalonia, Aran and Lluçanès included."""

    code = models.CharField(max_length=2, unique=True)
    name = models.CharField(max_length=60)
    sort_name = sort_key("name")

    objects = querysets.ComarcaQuerySet.as_manager()
    privacy = Privacy(plain=("code", "name", "sort_name"))

    class Meta:
        ordering = ["sort_name"]

    def __str__(self) -> str:
        return self.name


class Municipality(models.Model):
    """A row of the register: codes of INE and Idescat, residents on 1 January of `population_year`."""

    class Province(models.TextChoices):
        BARCELONA = "Barcelona", "Barcelona"
        GIRONA = "Girona", "Girona"
        LLEIDA = "Lleida", "Lleida"
        TARRAGONA = "Tarragona", "Tarragona"

    ine_code = models.CharField(max_length=5, unique=True)
    idescat_code = models.CharField(max_length=6, unique=True)
    name = models.CharField(max_length=80)
    comarca = models.ForeignKey(Comarca, on_delete=models.PROTECT, related_name="municipalities")
    province = models.CharField(max_length=10, choices=Province.choices)
    population = models.PositiveIntegerField()
    population_year = models.PositiveSmallIntegerField()
    search_name = folded("name")
    sort_name = sort_key("name")

    objects = querysets.MunicipalityQuerySet.as_manager()
    privacy = Privacy(plain=("ine_code", "idescat_code", "name", "province", "search_name", "sort_name"))

    class Meta:
        ordering = ["sort_name"]
        verbose_name = _("municipality")

    def __str__(self) -> str:
        return self.name
