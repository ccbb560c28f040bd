"""What tests build with: a campaign file, a clock, lines of an import."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

CAMPAIGN = """\
id = "{id}"
title = "Spring"
source_locale = "en"
locales = {locales}
overlap = {overlap}
{more}
[[review]]
unit = "{unit}"
rubric = "{rubric}"
{review}
"""


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    now: datetime = field(default_factory=lambda: datetime(2027, 1, 4, 9, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.now

    def move(self, step: timedelta) -> None:
        self.now += step


def row(number: int = 0, locale: str = "es-MX", **changes: Any) -> dict[str, Any]:
    """One canonical line: a prompt in a locale with the outputs of two models."""
    return {
        "prompt_id": f"q{number}",
        "locale": locale,
        "source_locale": "en",
        "source_prompt": f"Question {number}?",
        "prompt": f"¿Pregunta {number}?",
        "outputs": [{"model": "m1", "text": f"una {number}"}, {"model": "m2", "text": f"otra {number}"}],
    } | changes
