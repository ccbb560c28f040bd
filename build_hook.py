"""hatchling: a wheel carries app.py, rubrics/ and locales/ inside the package, its catalogues compiled.

An editable install reads them where they are.
"""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ShipTopLevel(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        root = Path(self.root)
        for po in root.joinpath("locales").rglob("*.po"):
            with po.open("rb") as source, po.with_suffix(".mo").open("wb") as target:
                write_mo(target, read_po(source, locale=po.parts[-3].replace("-", "_")))
        for name in ("app.py", "rubrics", "locales"):
            build_data["force_include"][str(root / name)] = f"localize/{name}"
