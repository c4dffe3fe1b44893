"""The kinds of event that the two documents of the network name."""

from typing import Any

from events.models import EventKind

# By code; figures and caps go by it. «Màxim 3 jornades» is of the plan of 2026, area 5.
KINDS: dict[str, dict[str, Any]] = {
    "assembly": {"name": "Assemblea", "purpose": "Tots els membres, amb un vot cadascun.", "is_statutory": True},
    "commission": {
        "name": "Reunió de comissió",
        "purpose": "De la Comissió Executiva, de la Tècnica o de l'ampliada; d'una o de més d'una alhora.",
        "is_statutory": True,
    },
    "elected": {
        "name": "Trobada de càrrecs electes",
        "purpose": "Els càrrecs electes dels membres, cara a cara, un cop l'any.",
        "is_statutory": True,
    },
    "conference": {
        "name": "Jornada",
        "purpose": "Un dia de treball o de debat, sol o abans d'una assemblea.",
        "yearly_limit": 3,
        "limit_source": "Pla de treball 2026, àrea 5: «Màxim 3 jornades sobre temes clau»",
    },
    "workshop": {"name": "Taller", "purpose": "Una estona de feina en grup petit."},
    "group_meeting": {"name": "Reunió de grup de treball", "purpose": "D'un grup, amb els seus membres."},
    "groups_plenary": {"name": "Plenari de grups", "purpose": "Tots els grups de treball alhora."},
    "territorial": {"name": "Trobada territorial", "purpose": "Amb els ens d'un territori, siguin membres o no."},
    "exchange": {"name": "Intercanvi", "purpose": "Amb una altra xarxa o entre membres, per conèixer-se la feina."},
    "study_trip": {"name": "Viatge d'estudi", "purpose": "Anar a veure com ho fan en un altre lloc."},
    "presentation": {"name": "Presentació", "purpose": "De la Xarxa, d'una guia o d'una eina, a qui no la coneix."},
    "training": {"name": "Formació", "purpose": "Sessions amb hores que es poden certificar.", "is_training": True},
    "coordination": {"name": "Coordinació amb aliats", "purpose": "Amb la Generalitat, les diputacions, els ateneus…"},
    "others": {"name": "Esdeveniment d'altres", "purpose": "L'organitza un altre: hi col·laborem, hi parlem o hi anem."},
}  # fmt: skip


def load_kinds() -> None:
    """Those whose code is not here yet; what coordination has changed in the others stays so."""
    known = set(EventKind.objects.values_list("code", flat=True))
    for position, (code, values) in enumerate(KINDS.items(), start=1):
        if code not in known:
            EventKind.objects.create(code=code, position=position, **values)


LOADERS = [load_kinds]
