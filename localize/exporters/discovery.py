"""Finding the formats: every file of this folder that defines one."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from localize.exporters.job import Exporter

_FOLDER = Path(__file__).parent


@cache
def exporters() -> dict[str, Exporter]:
    """Every export format by name, in alphabetical order."""
    modules = (import_module(f"{__package__}.{each.name}") for each in iter_modules([str(_FOLDER)]))
    found = [module.EXPORTER for module in modules if hasattr(module, "EXPORTER")]
    return {each.name: each for each in sorted(found, key=lambda each: each.name)}
