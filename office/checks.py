"""What `manage.py check` looks at on the machine."""

from ctypes.util import find_library
from typing import Any

from django.core import checks

from office.paper import DEBIAN_PACKAGES, LIBRARIES


@checks.register()
def paper_can_be_drawn(app_configs: Any = None, **kwargs: Any) -> list[checks.CheckMessage]:
    missing = [
        package for package, name in zip(DEBIAN_PACKAGES, LIBRARIES, strict=True) if not find_library(name)
    ]
    if not missing:
        return []
    hint = f"On Debian: apt-get install --no-install-recommends {' '.join(missing)}"
    return [checks.Warning("No PDF can be made: Pango is not there.", hint=hint, id="office.W001")]
