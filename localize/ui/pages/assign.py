"""Being written."""

from __future__ import annotations

from localize.ui.visit import Visit


def show(visit: Visit) -> None:
    del visit
