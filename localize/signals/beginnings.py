"""A text that is too long to be read whole is read from its beginning, and that is said."""

from __future__ import annotations

from dataclasses import replace

from localize.errors import said
from localize.signals.model import Finding, State

LONGEST_READ = 50_000
"""Code points of a text that are looked at."""


def with_reach(finding: Finding, text: str) -> Finding:
    """The finding; where nothing was found in the beginning of a longer text, that it was only the beginning."""
    if len(text) <= LONGEST_READ or finding.state is State.LOOK:
        return finding
    return replace(finding, why=said("Only the first {count} characters were looked at.", count=LONGEST_READ))
