"""A text that goes round in circles: a piece three times in a row, a sentence again and again, little that is new.

Two in a row are none of it: many languages double a word on purpose (orang-orang, धीरे-धीरे, yavaş yavaş).
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

from localize.errors import Said, said
from localize.signals.model import Case, Finding, Signal, Span, look, ok
from localize.signals.wording.masking import masked, without_list_marks
from localize.signals.wording.words import Word, are_spaced, words

LONGEST_TEXT = 100_000
"""Code points that are looked at, the last ones: where a text goes round, it does so to its end."""
TIMES = 3
"""A piece this often in a row, or a sentence this often in all."""
MOST_REPEATED = 0.4
"""The share of runs of words that stood before. In 4 to 500 lines of news in 23 languages it was 0.26 at most."""
ENOUGH_RUNS = 60
"""With fewer runs of words the share says nothing."""
MOST_COMPRESSED = 10.0
"""Bytes of the text for each byte that zlib makes of it: in the same news 4.8 at most."""
ENOUGH_BYTES = 1_000
MOST_DISTANCES = 12
"""Lengths of pieces that are tried."""
MOST_SPANS = 20
"""Pieces shown in one text."""


class _Sizes(NamedTuple):
    """Counted in words, or in characters for scripts without blanks."""

    run: int
    """Words of the runs that are compared."""
    seed: int
    """Words that must come again before a circle is suspected."""
    shortest: int
    """Words of all turns of a circle together."""
    sentence: int
    """Words of a sentence that is not said three times by chance."""
    long_sentence: int
    """Words of a sentence that is not said twice in a row by chance."""


_WORDS = _Sizes(run=6, seed=3, shortest=9, sentence=5, long_sentence=8)
_CHARACTERS = _Sizes(run=12, seed=6, shortest=24, sentence=12, long_sentence=20)
_LETTERS_AGAIN = regex.compile(r"(\p{L}[\p{L}\p{M}]{1,9}?)\1{14,}+|(\p{L})\2{39,}+")
"""Letters fifteen times without a blank; one letter forty times, for people write Noooooo."""
_SENTENCE_END = regex.compile(r"[.!?…。！？।۔؟።\n]+")


def _find(cases: Sequence[Case]) -> list[Finding]:
    return [_look_at(case) for case in cases]


def _look_at(case: Case) -> Finding:
    cut = max(0, len(case.text) - LONGEST_TEXT)
    text = without_list_marks(masked(case.text[cut:]))
    found = words(text)
    share, compressed = _repeated_share(found), _compression(text)
    why, places = _circles(text, found)
    if why is None and share > MOST_REPEATED:
        why = said("Much of it stands there more than once. Does it go round in circles?")
    if why is None and compressed > MOST_COMPRESSED:
        why = said("The same signs come again and again. Does it go round in circles?")
    if why is None or any(_is_circular(around) for around in (case.source, case.prompt)):
        return ok(why=said("Only its last {count} characters were looked at.", count=LONGEST_TEXT)) if cut else ok()
    spans = [Span(start + cut, end + cut) for start, end in places[:MOST_SPANS]]
    return look(why, *spans, number=share, band=_BAND, parts={"compression": compressed})


_BAND = (0.0, MOST_REPEATED)
_Places = list[tuple[int, int]]


def _is_circular(around: str | None) -> bool:
    """Whether the text that it translates or answers goes round as well: then it only follows."""
    if not around:
        return False
    text = without_list_marks(masked(around[-LONGEST_TEXT:]))
    found = words(text)
    return _circles(text, found)[0] is not None or _repeated_share(found) > MOST_REPEATED


def _circles(text: str, found: Sequence[Word]) -> tuple[Said | None, _Places]:
    sizes = _WORDS if are_spaced(found) else _CHARACTERS
    in_a_row = [each.span() for each in _LETTERS_AGAIN.finditer(text)] + _turns(found, sizes)
    if in_a_row:
        return said("A piece of it comes several times in a row. Does it go round in circles?"), _outermost(in_a_row)
    again = _sentences_again(text, found, sizes)
    if again:
        return said("A sentence stands there more than once. Is that meant?"), again
    return None, []


def _turns(found: Sequence[Word], sizes: _Sizes) -> _Places:
    """Pieces that come `TIMES` times in a row.

    How many words before does a run of words stand again? Where every word stands that many words before, the text
    repeats a piece of that length.
    """
    keys = [word.key for word in found]
    places: _Places = []
    for distance in _distances(keys, sizes.seed):
        begin = 0
        for here in range(distance, len(keys) + 1):
            if here < len(keys) and keys[here] == keys[here - distance]:
                continue
            if here - begin >= max(TIMES * distance, sizes.shortest) and _says_something(keys, begin, distance):
                places.append((found[begin].start, found[here - 1].end))
            begin = here - distance + 1
    return places


def _distances(keys: Sequence[str], seed: int) -> list[int]:
    """How far apart equal runs of words stand, the most frequent distances."""
    last_seen: dict[tuple[str, ...], int] = {}
    apart: Counter[int] = Counter()
    for here in range(len(keys) - seed + 1):
        run = tuple(keys[here : here + seed])
        if run in last_seen:
            apart[here - last_seen[run]] += 1
        last_seen[run] = here
    return [distance for distance, _ in apart.most_common(MOST_DISTANCES)]


def _outermost(places: _Places) -> _Places:
    kept: _Places = []
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return kept


def _says_something(keys: Sequence[str], begin: int, distance: int) -> bool:
    """Not only numbers; of single characters more than one (哈哈哈)."""
    piece = keys[begin : begin + min(distance, 50)]
    return not all(key.isnumeric() for key in piece) and (distance > 1 or len(piece[0]) > 1)


def _sentences_again(text: str, found: Sequence[Word], sizes: _Sizes) -> _Places:
    """Sentences said three times, or a long one twice in a row."""
    sentences = [each for each in _sentences(text, found) if len(each) >= sizes.sentence]
    spoken = [tuple(word.key for word in each) for each in sentences]
    often = {keys for keys, times in Counter(spoken).items() if times >= TIMES}
    often |= {one for one, next_one in pairwise(spoken) if one == next_one and len(one) >= sizes.long_sentence}
    return [(each[0].start, each[-1].end) for each, keys in zip(sentences, spoken, strict=True) if keys in often]


def _sentences(text: str, found: Sequence[Word]) -> Iterator[list[Word]]:
    ends = [each.start() for each in _SENTENCE_END.finditer(text)] + [len(text)]
    number = 0
    for end in ends:
        begin = number
        while number < len(found) and found[number].start < end:
            number += 1
        if number > begin:
            yield list(found[begin:number])


def _repeated_share(found: Sequence[Word]) -> float:
    """Of all runs of words, how many stood before."""
    size = (_WORDS if are_spaced(found) else _CHARACTERS).run
    keys = [word.key for word in found]
    runs = [tuple(keys[here : here + size]) for here in range(len(keys) - size + 1)]
    return 1 - len(set(runs)) / len(runs) if len(runs) >= ENOUGH_RUNS else 0.0


def _compression(text: str) -> float:
    written = text.encode(errors="replace")
    return len(written) / len(zlib.compress(written)) if len(written) >= ENOUGH_BYTES else 1.0


SIGNAL = Signal(
    name="repetition",
    version="1",
    label=said("Repetition"),
    meaning=said(
        "Looks for pieces that come three times in a row, sentences that come again, and texts with little new in "
        "them. Songs, drills and tables repeat themselves for good reasons."
    ),
    category="fluency/inconsistency",
    find=_find,
    cost=0.17,
)
