from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def record(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Write down what a run measured: a line of the file that LOCALIZE_SOAK_REPORT names, if it names one."""

    def write(what: str, figures: str) -> None:
        report = os.environ.get("LOCALIZE_SOAK_REPORT")
        if report:
            with Path(report).open("a", encoding="utf-8") as file:
                file.write(f"| {what} | {request.node.name} | {figures} |\n")

    return write
