"""Localize: multilingual review of prompts and model outputs, and the preference data that comes out of it."""

from typing import Any

__all__ = ["Workspace"]


def __getattr__(name: str) -> Any:
    if name == "Workspace":  # loaded when asked for: `import localize.languages` stays light
        from localize.workspace import Workspace

        return Workspace
    raise AttributeError(name)
