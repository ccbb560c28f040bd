"""Finding the signals: every file of this folder that defines one."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from localize.signals.model import Signal

_FOLDER = Path(__file__).parent


@cache
def signals() -> dict[str, Signal]:
    """Every signal by name, in alphabetical order."""
    modules = (import_module(f"{__package__}.{each.name}") for each in iter_modules([str(_FOLDER)]))
    found = [module.SIGNAL for module in modules if hasattr(module, "SIGNAL")]
    return {each.name: each for each in sorted(found, key=lambda each: each.name)}
