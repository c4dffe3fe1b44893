"""What the councils of the demonstration need, invented and marked so; dates count in days before loading."""

from dataclasses import dataclass

from demo.members import council, days_ago
from members import operations
from members.models import Person, Topic
from office.invented import invented


@dataclass(frozen=True)
class Said:
    council: str
    topic: str
    words: str
    days_ago: int
    source: str = "contact"
    outcome: str = ""  # what came of it, for one that is answered


NEEDS = (
    Said("Llagostera", "Energia", "Volem una comunitat energètica amb les cooperatives del poble i no sabem com començar.", 26, "onboarding"),
    Said("Llagostera", "CCPR", "Clàusules socials per al contracte de neteja d'edificis municipals, que s'acaba a la primavera.", 26, "onboarding"),
    Said("Llagostera", "", "Algú que expliqui al ple, en mitja hora, què és l'economia social i solidària.", 26, "onboarding"),
    Said("Cardedeu", "Habitatge cooperatiu", "Models de plec per cedir un solar municipal a una cooperativa d'habitatge en cessió d'ús.", 95),
    Said("Manlleu", "Agroecologia", "Proveir els menjadors escolars amb productors de proximitat.", 64, "meeting"),
    Said("Vic", "Moneda local i social", "Conèixer ajuntaments que paguin ajuts amb moneda local.", 41, "meeting"),
    Said("Mataró", "CCPR", "Formar el servei de contractació: fan la reserva de mercat però no la saben justificar.", 12),
    Said("Celrà", "Energia", "Saber si una comunitat energètica pot agafar teulades d'un polígon.", 9),
    Said("Olot", "Cures", "Contrastar la nostra taula de cures amb la d'un altre municipi.", 120, "meeting"),
    Said("Torelló", "Energia", "Model d'ordenança per bonificar comunitats energètiques.", 150, "contact", "Celrà va passar la seva ordenança; ho tenen aprovat."),
)  # fmt: skip


def load(by: Person) -> None:
    with invented():
        for said in NEEDS:
            _note(said, by)


def _note(said: Said, by: Person) -> None:
    need = operations.record_need(
        organization=council(said.council),
        topic=Topic.objects.filter(name=said.topic).first(),
        words=said.words,
        source=said.source,
        found_on=days_ago(said.days_ago),
        by=by,
    )
    if said.outcome:
        operations.close_need(
            need=need, state="answered", outcome=said.outcome, closed_on=days_ago(said.days_ago - 20), by=by
        )
