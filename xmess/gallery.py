"""The gallery: every component with sample data, to look at and to test. Nothing here is true."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from office.charts import Bar, BarChart, Line, LineChart, MapChart, Place, ProgressChart, Series, Step
from office.forms import PlainForm
from xmess.sprite import ICONS


class SampleForm(PlainForm):
    name = forms.CharField(label="Nom de la persona", max_length=80)
    address = forms.EmailField(label="Adreça de correu", help_text="Hi enviarem el codi d'entrada.")
    line = forms.ChoiceField(
        label="Càrrec", choices=[("political", "Electe"), ("technical", "Tècnic")], widget=forms.RadioSelect
    )
    starts_on = forms.DateField(label="Des de", help_text="El dia de la presa de possessió o de l'encàrrec.")
    notes = forms.CharField(label="Observacions", required=False, widget=forms.Textarea)
    document = forms.FileField(label="Acord de ple", required=False, help_text="PDF de 10 MB com a màxim.")
    agrees = forms.BooleanField(label="He llegit els drets i deures dels membres")


class SampleFilter(forms.Form):
    q = forms.CharField(label="Cerca", required=False)
    state = forms.ChoiceField(label="Estat", required=False, choices=[("", "Tots"), ("member", "Membre")])
    comarca = forms.ChoiceField(
        label="Comarca", required=False, choices=[("", "Totes"), ("28", "Pla de l'Estany")]
    )
    size = forms.ChoiceField(
        label="Mida", required=False, choices=[("", "Totes"), ("1000", "Fins a 1.000 habitants")]
    )


ROWS: list[dict[str, Any]] = [
    {"title": "Ajuntament de Llagostera", "note": "8.602 habitants", "fact": "Gironès", "fact_two": "Trucat fa 2 mesos", "state": "Al dia", "tone": "well"},
    {"title": "Ajuntament de Santa Coloma de Gramenet", "note": "117.981 habitants", "fact": "Barcelonès", "fact_two": "Trucat fa 7 mesos", "state": "Toca aviat", "tone": "soon"},
    {"title": "Consell Comarcal del Pla de l'Estany", "note": "11 municipis", "fact": "Pla de l'Estany", "fact_two": "Sense contacte", "state": "Cal trucar", "tone": "late"},
    {"title": "Ajuntament de Sant Esteve de les Roures", "note": "702 habitants", "fact": "Anoia", "fact_two": "", "state": "Sol·licitant", "tone": "neutral"},
]  # fmt: skip
STEPS: list[dict[str, Any]] = [
    {"number": 1, "title": "Benvinguda", "who": "Coordinació", "when": "fet el 3 d'octubre", "state": "Fet", "tone": "well", "is_done": True},
    {"number": 2, "title": "Recursos, drets i deures", "who": "Ajuntament", "when": "fins al 23 d'octubre", "state": "Pendent", "tone": "soon", "is_open": True, "body": "Llegiu el document amb la persona de referència i apunteu els dubtes: els veurem a la reunió de necessitats."},
    {"number": 3, "title": "Reunió de detecció de necessitats", "who": "Coordinació", "when": "fins al 6 d'octubre", "state": "Endarrerit", "tone": "late"},
    {"number": 4, "title": "Proposta de municipi mentor", "who": "Coordinació", "when": "fins al 30 de novembre", "state": "Més endavant", "tone": "neutral"},
]  # fmt: skip
SAMPLE: dict[str, Any] = {
    "rows": ROWS,
    "steps": STEPS,
    "tones": ["well", "soon", "late", "neutral"],
    "exports": [{"label": "XLSX", "url": "?"}, {"label": "CSV", "url": "?"}],
    "chips": [{"label": "Pla de l'Estany", "url": "?"}, {"label": "Membre", "url": "?"}],
    "facts": [
        {
            "label": "Persona de referència",
            "value": "Núria Serra",
            "url": "#",
            "note": "Tècnica de promoció econòmica",
        },
        {"label": "Telèfon", "value": ""},
        {"label": "Membre des de", "value": "25 d'octubre de 2023"},
    ],
    "entries": [
        {
            "when": "14 d'octubre, 10.00 h",
            "who": "Coordinació",
            "what": "Trucada",
            "detail": "Volen saber de la CCPR.",
        },
        {"when": "3 d'octubre", "what": "Acollida començada", "url": "#"},
    ],
    "tabs": [
        {"label": "Llista", "url": "#pestanyes", "is_current": True},
        {"label": "Mapa", "url": "#pestanyes"},
        {"label": "Presència", "url": "#pestanyes"},
    ],
    "table": {
        "head": ["Demarcació", "Altes", "Baixes"],
        "rows": [
            {"label": "Barcelona", "cells": [3, 1], "url": "#pestanyes"},
            {"label": "Girona", "cells": [1, 0]},
        ],
        "foot": {"label": "Catalunya", "cells": [4, 1]},
    },
    "chart": BarChart(
        title="L'àrea 6 té la meitat de les actuacions i cap d'acabada",
        series=(
            Series("Fetes", "solid"),
            Series("En curs", "hatch"),
            Series("Pendents", "open"),
            Series("Aturades", "dots"),
        ),
        bars=(
            Bar("1. Acollida i cura de membres", (1, 4, 6, 0), url="#pestanyes"),
            Bar("3. Comissions, assemblees i trobada de càrrecs electes", (2, 0, 2, 1)),
            Bar("6. Grups de treball", (0, 12, 18, 2)),
        ),
        names="Àrea",
    ),
    "lines": LineChart(
        title="L'assistència en línia ja passa la presencial",
        years=(2022, 2023, 2024, 2025),
        lines=(Line("A la sala", (41, 38, None, 30)), Line("En línia", (12, 20, 31, 36))),
        names="Any",
    ),
    "progress": ProgressChart(
        title="5 de 15 actuacions fetes",
        steps=(Step("1. Acollida i cura de membres", 4, 5), Step("6. Grups de treball", 1, 10)),
        names="Àrea",
    ),
    "map": MapChart(
        title="Membres el dia 31 de desembre de 2023: 2 ajuntaments i 1 consell comarcal",
        solid=("m08298", "m17089"),
        solid_words="Ajuntament membre",
        hatched=("c24",),
        hatched_words="Consell comarcal membre",
        places=(Place("Gironès", ("Llagostera",)), Place("Osona", ("Consell Comarcal d'Osona", "Vic"))),
    ),
    "icons": ICONS,
}


def gallery(request: HttpRequest) -> HttpResponse:
    """All components on one page; `?errors` shows the form refused. Only where DEBUG or the demonstration is on."""
    if not (settings.DEBUG or settings.IS_DEMO):
        raise Http404
    form = (
        SampleForm({"name": "Núria Serra", "address": "nuria"}) if "errors" in request.GET else SampleForm()
    )
    filters = SampleFilter({"comarca": "28"}, prefix="f")
    context = SAMPLE | {
        "form": form,
        "search": filters["q"],
        "shown": [filters["state"], filters["comarca"]],
        "more": [filters["size"]],
        "page": Paginator(range(100), 25).page(2),
    }
    return render(request, "gallery.html", context)
