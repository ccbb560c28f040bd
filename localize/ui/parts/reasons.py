"""Why a judgment is not in an export, in words."""

from __future__ import annotations

from localize.exporters import Reason
from localize.texts import Texts


def reason_in_words(reason: str, words: Texts) -> str:
    """A sentence for a reason of `excluded.jsonl`; a reason unknown here stays as it is."""
    translate = words.gettext
    known = {
        Reason.TIE: translate("No difference was found, or the votes were equal"),
        Reason.BOTH_BAD: translate("Both outputs were bad"),
        Reason.NOT_A_PREFERENCE: translate("It says nothing about which output is better"),
        Reason.OUTVOTED: translate("Most others said otherwise"),
        Reason.SKIPPED: translate("The question was skipped, or could not be judged"),
        Reason.GOLD: translate("The answer was known: gold, placement, tutorial or calibration"),
        Reason.REPEAT: translate("The same item again, to see whether the answer stays"),
        Reason.QUARANTINED: translate("Set aside: the prompt was revised, or somebody doubts it"),
        Reason.EXCLUDED: translate("Excluded by a coordinator"),
        Reason.WITHDRAWN: translate("Taken back or corrected by its author"),
        Reason.TIER: translate("Given from a farther region than asked for"),
        Reason.IDENTICAL_OUTPUTS: translate("Both outputs are the same text"),
    }
    return {str(each): said for each, said in known.items()}.get(reason, reason)
