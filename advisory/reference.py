"""The services that the network offers: the eight fields of area 2 of the plan, first steps and mentoring."""

from typing import Any

from advisory.models import AdvisoryService
from members.models import Topic

Kind = AdvisoryService.Kind
# By code; the name of a field is also that of its topic. Only the hours of CCPR come out of a budget.
SERVICES: dict[str, dict[str, Any]] = {
    "ccpr": {
        "name": "CCPR",
        "summary": "Compra i contractació pública responsable: clàusules, plecs i reserva de contractes.",
        "default_minutes": 120,
        "has_budget": True,
        "limit_words": "municipis petits",
    },
    "comerc": {
        "name": "Comerç i ESS",
        "summary": "Comerç just i consum conscient i responsable, amb mirada d'economia social i solidària.",
    },
    "energia": {
        "name": "Energia",
        "summary": "Transició energètica: com impulsar comunitats energètiques locals.",
    },
    "agroecologia": {
        "name": "Agroecologia",
        "summary": "Polítiques alimentàries amb perspectiva d'ESS: bones pràctiques i compra pública d'aliments.",
    },
    "industria": {
        "name": "Indústria i ESS",
        "summary": "Què pot fer el vostre ens per vincular indústria i economia social i solidària.",
    },
    "financament": {
        "name": "Finançament",
        "summary": "Finançament municipal i de l'economia social i solidària.",
    },
    "habitatge": {
        "name": "Habitatge cooperatiu",
        "summary": "Cessió d'ús, masoveria urbana i altres vies d'accés a l'habitatge des de l'ESS.",
    },
    "cures": {
        "name": "Cures",
        "summary": "Col·laboració pública, cooperativa i comunitària en les cures, i atenció a la gent gran.",
    },
    "altres": {"name": "Altres temes", "summary": "Qualsevol altra qüestió d'economia social i solidària."},
    "pindola": {
        "name": "Píndola",
        "kind": Kind.FIRST_STEPS,
        "summary": "Una hora per començar: què és l'ESS i per on pot començar el vostre ens.",
    },
    "mentoria": {
        "name": "Sessió de mentoria",
        "kind": Kind.MENTORING,
        "summary": "Un altre ens de la Xarxa us explica com ho ha fet.",
    },
}


def load_services() -> None:
    """Those whose code is not here yet; what coordination has changed in the others stays so."""
    known = set(AdvisoryService.objects.values_list("code", flat=True))
    for position, (code, values) in enumerate(SERVICES.items(), start=1):
        if code not in known:
            topic = Topic.objects.named(values["name"]).first()
            given = {"kind": Kind.EXPERT_ADVICE, "topic": topic, "position": position} | values
            AdvisoryService.objects.create(code=code, **given)


LOADERS = [load_services]
