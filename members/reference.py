"""What an empty portal begins with: the register, the bodies of the association, the topics of the plan, and the
four provincial councils among the partners.
"""

from members.council_names import of_place
from members.models import Body, Municipality, Organization, Partner, Topic
from members.register import load_register

BODIES = [
    (Body.Kind.ASSEMBLY, "Assemblea"),
    (Body.Kind.EXECUTIVE, "Comissió Executiva"),
    (Body.Kind.TECHNICAL, "Comissió Tècnica"),
    (Body.Kind.EXTENDED_EXECUTIVE, "Comissió Executiva ampliada"),
    (Body.Kind.ELECTED_OFFICIALS, "Trobada de càrrecs electes"),
]
# The fields of advice most asked for, as the plan of 2026 lists them (area 2).
TOPICS = [
    "Comerç i ESS",
    "Energia",
    "Agroecologia",
    "Indústria i ESS",
    "Finançament",
    "CCPR",
    "Habitatge cooperatiu",
    "Cures",
]


def load_bodies() -> None:
    for kind, name in BODIES:
        Body.objects.get_or_create(name=name, defaults={"kind": kind})


def load_topics() -> None:
    known = set(Topic.objects.values_list("name", flat=True))
    Topic.objects.bulk_create(Topic(name=name) for name in TOPICS if name not in known)


def load_provincial_councils() -> None:
    kind = Organization.Kind.PROVINCIAL_COUNCIL
    known = set(Organization.objects.filter(kind=kind).values_list("name", flat=True))
    for name in [f"Diputació {of_place(province)}" for province in Municipality.Province.values]:
        if name not in known:
            organization = Organization.objects.create(kind=kind, name=name, short_name=name)
            Partner.objects.create(organization=organization, family=Partner.Family.ADMINISTRATION)


LOADERS = [load_register, load_bodies, load_topics, load_provincial_councils]
