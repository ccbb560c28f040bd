"""Proof of language: sets of items whose answer is known, the tests they make, and how answers were."""

from __future__ import annotations

from pathlib import Path

from localize.intake import LOCAL, Limits
from localize.intake.set_files import SetFile
from localize.workspace import set_checks
from localize.workspace.authorize import Action
from localize.workspace.bound import Bound


class SetsFace(Bound):
    """Methods of `Workspace` about known items."""

    def check_set(self, file: str | Path, *, limits: Limits = LOCAL) -> SetFile:
        """What a file of known items holds, and `.faults`: line, field, code, what. Nothing is stored. Raises BadFile."""
        return set_checks.check_set(self._allow(Action.SEE_WORK), Path(file), limits=limits)
