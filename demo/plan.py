"""The plans of the network: that of 2023 as its report tells it, that of 2026 brought in from its document.

The document stands beside this file in words of our own, with each fact and each trap of the original. What a
portal set to an earlier year could not know yet is left out.
"""

from datetime import date
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

from members import operations as members
from members.models import Agreement, Body, Person
from office import clock
from workplan import operations
from workplan.imports.recognise import recognise_approval
from workplan.models import DraftNode, ImportDraft, Workplan

DOCUMENT = Path(__file__).parent / "pla-de-treball-2026.txt"
APPROVED_ON = date(2025, 10, 23)
ABOUT_2023 = (
    "El que en diu la Memòria d'activitat 2023: els set reptes de l'any i els set apartats en què n'explica "
    "l'activitat. No en tenim el document ni l'acord pel qual es va aprovar: aprovació per confirmar."
)
CHALLENGES_OF_2023 = (
    "Treure partit del conveni amb la Generalitat perquè la XMESS sigui un referent més fort de l'ESS catalana.",
    "Que l'activitat de la XMESS no s'aturi amb els canvis polítics del final de mandat.",
    "Fer més forta la xarxa de suport entre els ajuntaments i els consells comarcals que en són membres.",
    "Explicar la feina dels grups de treball i del conjunt de la XMESS.",
    "Ajudar els equips tècnics municipals i comarcals a gestionar i aplicar polítiques públiques d'ESS.",
    "Fer créixer els assessoraments i les mentories.",
    "Fer avançar i consolidar el que es va aprendre en la reflexió estratègica de la Xarxa.",
)
AREAS_OF_2023 = (  # in the order of the report
    "Assessoraments i mentories",
    "Acollida i cura de membres",
    "Comissions, assemblees i trobada d'electes",
    "Grups de treball",
    "Jornades",
    "Comunicació",
    "Relacions amb l'ecosistema",
)


def load(by: Person) -> None:
    _plan_of_2023(by)
    if clock.today() >= APPROVED_ON:
        _plan_of_2026(by)


def _plan_of_2023(by: Person) -> None:
    plan = operations.add_plan(
        code="2023",
        title="Pla de treball 2023",
        starts_on=date(2023, 1, 1),
        ends_on=date(2023, 12, 31),
        introduction=ABOUT_2023,
        by=by,
    )
    for text in CHALLENGES_OF_2023:
        operations.add_challenge(plan=plan, text=text, by=by)
    for name in AREAS_OF_2023:
        operations.add_area(plan=plan, title=name, name=name, by=by)
    # By hand: it was over before the portal, and people only close a plan whose agreement is known.
    plan.state, plan.closed_on = Workplan.State.CLOSED, plan.ends_on
    plan.save(update_fields=["state", "closed_on"])


def _plan_of_2026(by: Person) -> None:
    upload = SimpleUploadedFile(DOCUMENT.name, DOCUMENT.read_bytes())
    draft = operations.draft_plan(upload=upload, year=2026, by=by)
    plan = operations.bring_in(
        draft=draft,
        code="2026",
        title="Pla de treball 2026",
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 12, 31),
        by=by,
    )
    operations.propose_plan(plan=plan, by=by)
    operations.approve_plan(plan=plan, agreement=_agreement(draft, by), by=by)


def _agreement(draft: ImportDraft, by: Person) -> Agreement:
    """As the document says it below its title."""
    said = draft.nodes.get(kind=DraftNode.Kind.APPROVAL)
    day, words = recognise_approval(said.text)
    assert day, said.text
    agreement: Agreement = members.record_agreement(
        body=Body.objects.get(kind=Body.Kind.ASSEMBLY),
        adopted_on=day,
        title="Aprovació del Pla de treball 2026",
        text=f"{words}.",
        by=by,
    )
    return agreement
