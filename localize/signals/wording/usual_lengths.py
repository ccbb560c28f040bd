"""How long a translation from English usually is: characters for each character of the English.

Medians over the 1,997 lines of NTREX-128 (professional translations of news, English of 20 characters or more), blanks
counted once. They are per language, for 0.5 to 2 is wrong for Chinese, Japanese and Korean; for a language that was
not measured, the median over those of its script, which is rougher.
"""

from __future__ import annotations

from functools import lru_cache
from statistics import median
from typing import NamedTuple

from localize.languages import UnknownLocale, parts

_MEASURED = """
Latn en 1  de 1.19  fr 1.18  es 1.15  pt 1.12  pt-BR 1.07  it 1.16  pl 1.12  tr 1.06  vi 1.09  sw 1.09  id 1.16
Latn fi 1.08  hu 1.11  yo 1.10
Cyrl ru 1.10  uk 1.05
Arab ar .92  fa .98  ur 1.00
Grek el 1.20
Hebr he .80
Deva hi 1.05
Beng bn 1.00
Taml ta 1.27
Ethi am .68
Thai th .96
Kore ko .53
Jpan ja .46
Hans zh .34
Hant zh .35
"""


def _read() -> tuple[dict[tuple[str, str], float], dict[str, float]]:
    """By language (or place) and script; and by script alone."""
    by_language: dict[tuple[str, str], float] = {}
    by_script: dict[str, list[float]] = {}
    for line in _MEASURED.strip().splitlines():
        script, *pairs = line.split()
        for language, ratio in zip(pairs[::2], map(float, pairs[1::2]), strict=True):
            by_language[language, script] = ratio
            by_script.setdefault(script, []).append(ratio)
    return by_language, {script: median(ratios) for script, ratios in by_script.items()}


_BY_LANGUAGE, _BY_SCRIPT = _read()


class UsualLength(NamedTuple):
    ratio: float
    """To English."""
    measured: bool
    """For the language itself, not only for others in its script."""
    is_english: bool


@lru_cache(maxsize=1024)
def usual_length(locale: str) -> UsualLength | None:
    """None for a script that was not measured."""
    try:
        language, script, region, _ = parts(locale)
    except UnknownLocale:
        return None
    for measured in (f"{language}-{region}", language):
        if (measured, script) in _BY_LANGUAGE:
            return UsualLength(_BY_LANGUAGE[measured, script], True, language == "en")
    return UsualLength(_BY_SCRIPT[script], False, False) if script in _BY_SCRIPT else None
