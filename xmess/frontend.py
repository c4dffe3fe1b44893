"""Take what pages need out of the npm packages, into a folder that git ignores.

`python -m xmess.frontend` fills build/static; the set-up calls it after `npm ci`. Copied and not served from
node_modules: the packages hold fifty files more than we use, and their source maps stop collectstatic.
"""

import re
import shutil
import sys
from pathlib import Path

from xmess import atlas, sprite

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ROOT / "node_modules"
TARGET = ROOT / "build" / "static"
FONT = "atkinson-hyperlegible"

FILES = {
    "bootstrap/dist/css/bootstrap.min.css": "bootstrap/bootstrap.min.css",
    "bootstrap/dist/js/bootstrap.bundle.min.js": "bootstrap/bootstrap.bundle.min.js",
} | {
    f"@fontsource/{FONT}/files/{FONT}-latin-{style}.woff2": f"fontsource/{FONT}-latin-{style}.woff2"
    for style in ("400-normal", "400-italic", "700-normal", "700-italic")
}
SOURCE_MAP = re.compile(rb"\n?/[/*]# sourceMappingURL=\S+( \*/)?")


def copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.suffix in {".css", ".js"}:
        target.write_bytes(SOURCE_MAP.sub(b"", source.read_bytes()))
    else:
        shutil.copyfile(source, target)


def build() -> None:
    for source, target in FILES.items():
        copy(PACKAGES / source, TARGET / target)
    sprite.build()
    atlas.build()


if __name__ == "__main__":
    if not (PACKAGES / "bootstrap").is_dir():
        sys.exit("The front-end packages are not there: run `npm ci` first.")
    build()
