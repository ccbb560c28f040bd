from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def record(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Write down what a long run measured: its row in the file that LOCALIZE_SOAK_REPORT names (docs/soak.md)."""

    def write(what: str, figures: str) -> None:
        if "LOCALIZE_SOAK_REPORT" not in os.environ:
            return
        report = Path(os.environ["LOCALIZE_SOAK_REPORT"])
        row = f"| {what} | `{request.node.name}` |"
        kept = [line for line in report.read_text(encoding="utf-8").splitlines() if not line.startswith(row)]
        kept.append(f"{row} {figures} | {time.strftime('%Y-%m-%d')} |")
        report.write_text("\n".join(kept) + "\n", encoding="utf-8")

    return write
