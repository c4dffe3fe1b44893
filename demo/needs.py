"""What the councils of the demonstration need, invented and marked so; dates count in days before loading."""

from dataclasses import dataclass


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
