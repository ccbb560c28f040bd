"""Finding the unit beside a number, by the names that CLDR has in the language of the text."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import regex

from localize.languages import parts
from localize.languages.measures import UnitName, unit_names
from localize.languages.number_forms import magnitudes
from localize.signals.wording.spellings import any_of, one_spelling

MILE, YARD, FOOT, INCH = "length-mile", "length-yard", "length-foot", "length-inch"
KILOMETRE, METRE, CENTIMETRE, MILLIMETRE = "length-kilometer", "length-meter", "length-centimeter", "length-millimeter"
POUND, OUNCE, STONE = "mass-pound", "mass-ounce", "mass-stone"
KILOGRAM, GRAM, LITRE, MILLILITRE = "mass-kilogram", "mass-gram", "volume-liter", "volume-milliliter"
FAHRENHEIT, CELSIUS, DEGREE = "temperature-fahrenheit", "temperature-celsius", "temperature-generic"
MILES_PER_HOUR, KILOMETRES_PER_HOUR = "speed-mile-per-hour", "speed-kilometer-per-hour"
SQUARE_KILOMETRE, SQUARE_METRE = "area-square-kilometer", "area-square-meter"

_IN_ENGLISH = {
    "mph": MILES_PER_HOUR, "kph": KILOMETRES_PER_HOUR, "kmh": KILOMETRES_PER_HOUR, "km/h": KILOMETRES_PER_HOUR,
    "feet": FOOT, "lbs": POUND, "pounds": POUND, "metre": METRE, "metres": METRE, "kilometre": KILOMETRE,
    "kilometres": KILOMETRE, "centimetres": CENTIMETRE, "millimetres": MILLIMETRE, "litre": LITRE, "litres": LITRE,
    "degree": DEGREE, "degrees": DEGREE, "celsius": CELSIUS, "fahrenheit": FAHRENHEIT,
}  # fmt: skip
_EVERYWHERE = {
    "mph": MILES_PER_HOUR,
    "lbs": POUND,
    "°f": FAHRENHEIT,
    "° f": FAHRENHEIT,
    "℉": FAHRENHEIT,
    "°c": CELSIUS,
    "° c": CELSIUS,
    "℃": CELSIUS,
    "°": DEGREE,
}
_SURE_IF_SHORT = frozenset(["mi", "ft", "lb", "oz", "yd", "km", "cm", "mm", "kg", "ml", "m", "g", "°"])
"""Names of one or two Latin letters that are not also words (`in`), ordinals (`st`) or points (`pt`)."""
_GAP = r"[\s\u200c\u200e\u200f-]{0,2}"
_WORD_GOES_ON = regex.compile(r"[\p{Latin}\p{Cyrillic}\p{Greek}\p{Arabic}\p{Hebrew}\p{Devanagari}]\p{L}")
_LONGEST = 30
"""Code points of a unit's name."""


class UnitWords:
    """The names of some units in one language, ready to be looked for."""

    def __init__(self, named: Mapping[UnitName, str]) -> None:
        self._named = {
            UnitName(one_spelling(name.before), one_spelling(name.after)): unit for name, unit in named.items()
        }
        self._after = regex.compile(rf"{_GAP}({any_of(name.after for name in named)})", regex.IGNORECASE)
        self._before = regex.compile(
            rf"(?<![\p{{L}}\p{{M}}])({any_of(name.before for name in named)}){_GAP}\Z", regex.IGNORECASE
        )

    def beside(self, text: str, start: int, end: int) -> tuple[str, int, int] | None:
        """The unit of the number at `start` to `end`, and where number and unit together begin and end."""
        after = self._after.match(text, end, end + _LONGEST)
        if after is not None and after.start(1) == end and _WORD_GOES_ON.search(text, end - 1, end + 1):
            after = None
        before = self._before.search(text, max(0, start - _LONGEST), start)
        ahead, behind = one_spelling(before[1]) if before else "", one_spelling(after[1]) if after else ""
        for name in (UnitName(ahead, behind), UnitName(ahead, ""), UnitName("", behind)):
            if name in self._named:
                first = before.start() if before and name.before else start
                return self._named[name], first, after.end() if after and name.after else end
        return None


@lru_cache(maxsize=256)
def unit_words(locale: str, units: tuple[str, ...]) -> UnitWords:
    """The names of `units` (CLDR's) in a locale; where two share a name it is the first one's."""
    counted = {each.word for each in magnitudes(locale)}
    named: dict[UnitName, str] = {}
    for unit in units:
        for name in sorted(unit_names(locale, unit)):
            if name.after not in counted and _is_sure(name):
                named.setdefault(name, unit)
    more = _EVERYWHERE | (_IN_ENGLISH if parts(locale).language == "en" else {})
    for word, unit in more.items():
        if unit in units:
            named.setdefault(UnitName("", word), unit)
    return UnitWords(named)


def _is_sure(name: UnitName) -> bool:
    written = name.before + name.after
    return not written.isascii() or len(written) > 2 or written.casefold() in _SURE_IF_SHORT
