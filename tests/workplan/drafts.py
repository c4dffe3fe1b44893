"""A short plan as its document says it, and the draft that it becomes."""

from django.core.files.uploadedfile import SimpleUploadedFile

from workplan import operations
from workplan.models import ImportDraft

PLAN = """PLA DE TREBALL 2026
Aprovat en Assemblea reunida telemàticament a 23 d'octubre del 2025

ELABORACIÓ de la proposta

El pla té en compte dos factors:

-  ❖ Activitats de continuïtat, les de cada any.
-  ❖ Actuacions vinculades al Conveni amb el Departament.

Es tracta d'un pla de treball de màxims, supeditat a la pròrroga del Conveni.

REPTES del pla

- ❑ Fer créixer la xarxa.
 - ❖ Arribar a més territoris.

1. ACOLLIDA:

- ❑ Acollir els membres nous.
 - ❖ Fer una sessió de benvinguda, si s'escau.
 - ❖ Organitzar una trobada (gener).
- ❑ Organitzar jornades de treball*.

** Màxim 3 jornades.*

2. GRUPS DE TREBALL:

- ❑ Cercar la implicació dels membres.

Agroecologia (en coordinació amb la XAC):

- ❑ Executar allò previst en relació al Conveni.

XMESS Xarxa de Municipis per l'Economia Social i Solidària

PLA DE TREBALL 2025
"""


def upload(content=PLAN, name="pla.txt"):
    data = content.encode() if isinstance(content, str) else content
    return SimpleUploadedFile(name, data)


def make_draft(content=PLAN, year=2026, by=None) -> ImportDraft:
    draft: ImportDraft = operations.draft_plan(upload=upload(content), year=year, by=by)
    return draft


def told(draft):
    """Its pieces in order, without the noise: kind and text."""
    return [(node.kind, node.text) for node in draft.nodes.exclude(kind="noise")]


def piece(draft, beginning):
    return draft.nodes.get(text__startswith=beginning)
