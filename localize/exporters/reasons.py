"""Why a judgment is not in an export. The list is closed: readers of `excluded.jsonl` may rely on it."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """One word per excluded judgment; where several fit, the earliest that is checked.

    `withdrawn` stands for a corrected judgment too: its author took it back for another one. `gold` stands for all
    items whose answer was known or taught: gold, placement, tutorial and calibration.
    """

    TIE = "tie"
    BOTH_BAD = "both_bad"
    NOT_A_PREFERENCE = "not_a_preference"
    OUTVOTED = "outvoted"
    SKIPPED = "skipped"
    GOLD = "gold"
    REPEAT = "repeat"
    QUARANTINED = "quarantined"
    EXCLUDED = "excluded"
    WITHDRAWN = "withdrawn"
    TIER = "tier"
    IDENTICAL_OUTPUTS = "identical_outputs"
