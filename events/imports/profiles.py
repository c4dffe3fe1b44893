"""How the programs of videoconferences head their columns. Samples of their files: a new one is a new line here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from office.folding import letters

FIELDS = ("name", "surname", "email", "came_in", "went_out")
HEADINGS: dict[str, dict[str, tuple[str, ...]]] = {
    "Zoom": {
        "name": ("Name (Original Name)", "Nom (nom original)", "Nombre (nombre original)", "Name (original name)"),
        "email": ("User Email", "Email", "Correu electrònic de l'usuari", "Correo electrónico del usuario"),
        "came_in": ("Join Time", "Hora d'entrada", "Hora de entrada"),
        "went_out": ("Leave Time", "Hora de sortida", "Hora de salida"),
    },
    "Teams": {
        "name": ("Full Name", "Name", "Nom complet", "Nom", "Nombre completo", "Nombre"),
        "email": ("Email", "Participant ID (UPN)", "Correu electrònic", "Correo electrónico"),
        "came_in": ("First Join", "Join Time", "Primera unió", "Primera unión", "Hora d'unió", "Hora de unión"),
        "went_out": ("Last Leave", "Leave Time", "Última sortida", "Última salida", "Hora de sortida"),
    },
    "Meet": {
        "name": ("First name", "Name", "Participant name", "Nom", "Nombre"),
        "surname": ("Last name", "Cognoms", "Apellidos"),
        "email": ("Email", "Correu electrònic", "Correo electrónico"),
        "came_in": ("Time joined", "Join time", "Hora d'entrada", "Hora de entrada"),
        "went_out": ("Time exited", "Leave time", "Hora de sortida", "Hora de salida"),
    },
    "Jitsi": {
        "name": ("Display name", "Participant", "Name"),
        "email": ("Email",),
        "came_in": ("Joined", "Join time"),
        "went_out": ("Left", "Leave time"),
    },
    "BigBlueButton": {
        "name": ("Name", "Nom", "Nombre"),
        "came_in": ("Join", "Joined at"),
        "went_out": ("Left", "Left at"),
    },
    # What this portal gives to be corrected and sent again.
    "XMESS": {
        "name": ("Nom i cognoms",),
        "email": ("Adreça electrònica",),
        "came_in": ("Hora d'entrada",),
        "went_out": ("Hora de sortida",),
    },
}  # fmt: skip


@dataclass(frozen=True)
class Guess:
    """`columns`: for each field its place, from 0; `profile` is empty where no program is recognised."""

    profile: str
    line: int  # of the headings, its place among those read
    columns: Mapping[str, int]


def guess(lines: Sequence[Sequence[object]]) -> Guess:
    """The program and the line that explain most columns; a name at least, or nothing is guessed."""
    best = Guess("", 0, {})
    for place, values in enumerate(lines):
        headed = [letters(str(value or "")) for value in values]
        for profile, fields in HEADINGS.items():
            columns = _columns(headed, fields)
            if "name" in columns and len(columns) > max(len(best.columns), 1):
                best = Guess(profile, place, columns)
    return best


def _columns(headed: list[str], fields: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for field, names in fields.items():
        wanted = [letters(name) for name in names]
        place = next((headed.index(name) for name in wanted if name in headed), None)
        if place is not None and place not in found.values():
            found[field] = place
    return found
