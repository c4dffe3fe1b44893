"""What an empty portal begins with: the register, the bodies of the association, the topics of the plan, and the
four provincial councils among the partners.
"""

from members.council_names import of_place
from members.models import Body, Municipality, Organization, Partner, Topic
from members.register import load_register
from office.models import AuditRow

BODIES = [
    (Body.Kind.ASSEMBLY, "Assemblea"),
    (Body.Kind.EXECUTIVE, "Comissió Executiva"),
    (Body.Kind.TECHNICAL, "Comissió Tècnica"),
    (Body.Kind.EXTENDED_EXECUTIVE, "Comissió Executiva ampliada"),
    (Body.Kind.ELECTED_OFFICIALS, "Trobada de càrrecs electes"),
]
# The fields of advice most asked for, as the plan of 2026 lists them (area 2); then the other topics that the
# plan and the report of 2023 name. Beside each, what the two documents, or people, call it too.
TOPICS = {
    "Comerç i ESS": ["Comerç", "Comerç local i ESS"],
    "Energia": ["Comunitats energètiques", "Comunitats energètiques locals", "Transició energètica"],
    "Agroecologia": ["Polítiques públiques alimentàries", "Polítiques alimentàries", "Alimentació"],
    "Indústria i ESS": ["Indústria"],
    "Finançament": ["Finançament municipal", "Finançament de l'ESS"],
    "CCPR": [
        "Compra i contractació pública responsable",
        "Contractació pública responsable",
        "Compra socialment responsable",
    ],
    "Habitatge cooperatiu": [
        "Cooperativisme d'habitatge",
        "Habitatge en cessió d'ús",
        "Cohabitatge",
        "Cohabitatge sènior",
        "Masoveria urbana",
    ],
    "Cures": ["Democratització i corresponsabilitat de les cures", "Cura digna", "Economies feministes"],
    "Comunalitats": ["Comunalitats urbanes", "Comunalitats rurals", "Gestió comunitària", "Béns comuns"],
    "Formació": ["Formació tècnica", "Pla formatiu"],
    "Moneda local i social": ["Monedes locals", "Monedes locals i socials", "Monedes complementàries"],
    "Llei de l'ESS": ["Llei d'economia social i solidària"],
    "Transició ecosocial": [],
    "Ruralitats": ["Noves ruralitats", "Món rural", "Micropobles"],
    "Consum conscient i responsable": ["Consum conscient", "Consum responsable", "Comerç just"],
    "Planificació estratègica": ["Pla estratègic d'ESS", "Planificació estratègica en ESS"],
    "Transversalitat de l'ESS": ["Transversalització de l'ESS", "Mirada de l'ESS"],
    "Creació d'empreses": ["Suport per a la creació d'empreses", "Emprenedoria"],
    "Pols cooperatius": [],
}


def load_bodies() -> None:
    for kind, name in BODIES:
        Body.objects.get_or_create(name=name, defaults={"kind": kind})


def load_topics() -> None:
    """Those that are not here yet under any name; what coordination has named, renamed or deleted stays so."""
    changed = AuditRow.objects.filter(subject_type="members.topic", before__isnull=False)
    decided = set(changed.values_list("before__name", flat=True))
    known = {topic.name: topic for topic in Topic.objects.all()}
    for name, aliases in TOPICS.items():
        topic = known.get(name) or Topic(name=name)
        is_complete = topic.pk is not None and (topic.aliases or not aliases)
        if name in decided or is_complete or Topic.objects.named(name).exclude(pk=topic.pk).exists():
            continue
        others = Topic.objects.exclude(pk=topic.pk)
        topic.aliases = [alias for alias in aliases if not others.named(alias).exists()]
        topic.save()


def load_provincial_councils() -> None:
    kind = Organization.Kind.PROVINCIAL_COUNCIL
    known = set(Organization.objects.filter(kind=kind).values_list("name", flat=True))
    for name in [f"Diputació {of_place(province)}" for province in Municipality.Province.values]:
        if name not in known:
            organization = Organization.objects.create(kind=kind, name=name, short_name=name)
            Partner.objects.create(organization=organization, family=Partner.Family.ADMINISTRATION)


LOADERS = [load_register, load_bodies, load_topics, load_provincial_councils]
