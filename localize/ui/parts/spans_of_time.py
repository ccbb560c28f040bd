"""Lengths of time in words, to the minute."""

from __future__ import annotations

from localize.languages import number
from localize.texts import Texts


def time_in_words(seconds: int, words: Texts) -> str:
    """Hours and minutes, rounded to the minute; something is never nothing."""
    minutes = (seconds + 30) // 60
    if minutes == 0 and seconds > 0:
        return words.gettext("less than a minute")
    hours, minutes = divmod(minutes, 60)
    language = words.language
    if not hours:
        return words.gettext("{minutes} min").format(minutes=number(minutes, language))
    said = words.gettext("{hours} h {minutes} min")
    return said.format(hours=number(hours, language), minutes=number(minutes, language))
