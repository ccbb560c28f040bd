"""What the words of an English text say in numbers, or may become in another language: dozen 12, both 2, noon 12."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import regex

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_MORE_ONES = "seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
# What a word may turn into where a language counts instead of naming.
_MEANINGS = """
0.25: quarter quarters
0.5: half halves
0.75: three-quarters
1: a an another debut each every inaugural initial lead once one-off only opening per primary same single sole solo top
1: former alone any half-time
2: another bi biennial both brace couple couples divided double doubled doubles doubling dual duo either halves latter
2: neither other pair pairs rift runner-up secondary semifinal semifinals sophomore split twice twin twins they between
3: hat-trick junior thirds thrice treble trilogy trio triple tripled triplets
4: foursome foursomes fourball fourballs quadruple quarter quarterfinal quarterfinals quarterly quarters semifinal
4: quarter-final quarter-finals semi-final semi-finals
7: week weekly weeks
8: quarterfinal quarterfinals quarter-final quarter-finals
10: decade decades teen teenage teenager teenagers teens tens
12: dozen dozens midday midnight noon year years
14: fortnight
15: quarter
20: century score twenties
24: day midnight
25: quarter
30: half thirties
40: forties
50: fifties half halves
60: hour hours minute sixties
70: seventies
75: three-quarters
80: eighties
90: nineties
100: absolutely centuries century completely entirely fully hundreds totally
1000: thousands
"""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or words, that say a number; `start` to `end` in code points."""

    start: int
    end: int
    value: Decimal


def _plain_values() -> dict[str, int]:
    ones = f"{_ONES} {_MORE_ONES}".split()
    values = {word: value for value, word in enumerate(ones)}
    values |= {f"{word}th": value for value, word in enumerate(ones) if value > 12}
    values |= {word: value for value, word in enumerate(_ORDINALS.split(), 1)}
    values |= {word: value * 10 for value, word in enumerate(_TENS.split(), 2)}
    return values | {f"{word[:-1]}ieth": value * 10 for value, word in enumerate(_TENS.split(), 2)}


def _meanings() -> dict[str, tuple[Decimal, ...]]:
    found: dict[str, tuple[Decimal, ...]] = {}
    for line in _MEANINGS.split("\n"):
        value, _, words = line.partition(": ")
        for word in words.split():
            found[word] = (*found.get(word, ()), Decimal(value))
    return found


_VALUES = _plain_values()
_MEANT = _meanings()
_LONGEST_RUN = 12
"""Words of one number."""
_WORD = regex.compile(r"[a-z]+")
_COMPOUND = regex.compile(r"[a-z]+(?:-[a-z]+)+")
_TIMES = {"decade": 10, "dozen": 12, "score": 20, "centur": 100}
_COUNTED = regex.compile(rf"[\s-]({'|'.join(_TIMES)})")
_JOINED = regex.compile(r"[\s-]{1,3}(?:and\s)?")


def number_words(text: str) -> Iterator[Word]:
    """Numbers in words: six, twenty-one, three million, two hundred and five."""
    plain = text.casefold() if len(text.casefold()) == len(text) else text.lower()
    run: list[regex.Match[str]] = []
    for found in _WORD.finditer(plain):
        if found.group() not in _VALUES and found.group() not in _SCALES:
            continue
        apart = run and _JOINED.fullmatch(plain, run[-1].end(), found.start()) is None
        if apart or len(run) == _LONGEST_RUN:
            yield from _read(run)
            run = []
        run.append(found)
    yield from _read(run)


def meanings(text: str) -> Iterator[Decimal]:
    """Numbers that other words may become."""
    plain = text.casefold()
    for found in (*_WORD.finditer(plain), *_COMPOUND.finditer(plain)):
        yield from _MEANT.get(found.group(), ())


def _read(run: list[regex.Match[str]]) -> Iterator[Word]:
    """The run as one number, and where it has several words each word on its own: `two or three`, `one hundred`."""
    if not run:
        return
    total = section = 0
    for found in run:
        word = found.group()
        if word == "hundred":
            section = (section or 1) * 100
        elif word in _SCALES:
            total, section = total + (section or 1) * _SCALES[word], 0
        else:
            section += _VALUES[word]
    yield Word(run[0].start(), run[-1].end(), Decimal(total + section))
    counted = _COUNTED.match(run[-1].string, run[-1].end())
    if counted is not None:
        yield Word(run[0].start(), counted.end(), Decimal((total + section) * _TIMES[counted[1]]))
    if len(run) > 1:
        for found in run:
            if found.group() in _VALUES:
                yield Word(found.start(), found.end(), Decimal(_VALUES[found.group()]))
