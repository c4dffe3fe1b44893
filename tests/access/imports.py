from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from members.imports.kept import token_of
from members.operations import keep_spreadsheet
from tests.access.scene import Scene
from tests.access.statuses import COORDINATION, COORDINATION_ACTS, Row


def token(scene: Scene) -> list[Any]:
    """Of a spreadsheet that waits to be confirmed, and says nothing new."""
    content = f"Ens;Estat\n{scene.cast.council.name};Membre\n".encode()
    upload = SimpleUploadedFile("membres.csv", content)
    return [token_of(keep_spreadsheet(upload=upload, by=scene.cast.coordination))]


IMPORTS = {
    "import_start": Row(COORDINATION),
    "import_template": Row(COORDINATION),
    "import_preview": Row(COORDINATION, token),
    "import_faults": Row(COORDINATION, token),
    "import_confirm": Row(COORDINATION_ACTS, token, "post"),
    "organization_export": Row("200 200 200 200 200 200 200 200 200 302", lambda scene: ["csv"]),
}
