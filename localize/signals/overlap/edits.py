"""Edits between two lists of words as TER counts them: words put in, taken out, replaced, and runs of words moved.

TER (Snover et al. 2006) with the limits of Tercom and the preferences of sacreBLEU 2, held equal to its
`translation_edit_rate` by a test. A word of the answer is an integer: the places at which the reference has it, as
bits. A row of the table of distances is two such integers (Hyyrö 2003, "A bit-vector algorithm for computing
Levenshtein and Damerau edit distances"), so that a bad case of 60 words takes 0.08 s and not 0.9.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

MOST_MOVED = 10
"""Words moved at once."""
FURTHEST = 50
"""Places between two runs of which one may be moved onto the other."""
MOST_TRIES = 1000
"""Moves tried; the search then ends, and its last round moves nothing."""
BEAM = 25
"""Places to each side of the diagonal of the table that Tercom and sacreBLEU fill in."""


class OutsideBeam(Exception):
    """The best way leaves the beam, so that sacreBLEU finds another. Only where the reference has 25 words or more."""


def edits(answer: Sequence[str], reference: Sequence[str]) -> int:
    """The fewest edits found that make the reference out of the answer. Raises OutsideBeam."""
    if not reference:
        return len(answer)
    places: dict[str, int] = {}
    for place, word in enumerate(reference):
        places[word] = places.get(word, 0) | 1 << place
    words = [places.get(word, 0) for word in answer]
    moves = tries = 0
    while True:
        table = _Table(words, len(reference))
        best = (0, 0, 0, 0)
        for length, start, target in table.moves():
            tries += 1
            if tries >= MOST_TRIES:
                return moves + table.distance
            moved = _moved(table.words, length, start, target)
            gain = table.distance - table.distance_with(moved, min(start, target))
            if gain > 0 and (gain, length, -start, -target) > best:
                best, words = (gain, length, -start, -target), moved
        if best[0] == 0:
            return moves + table.distance
        moves += 1


def _moved(words: list[int], length: int, start: int, target: int) -> list[int]:
    """The words with `length` of them from `start` put before `target`; inside itself a run moves that far on."""
    run, end = words[start : start + length], start + length
    if target < start:
        return words[:target] + run + words[target:start] + words[end:]
    if target <= end:
        target += length
    return words[:start] + words[end:target] + run + words[target:]


class _Table:
    """Distances between the beginnings of an answer and those of a reference of `size` words, and the best way through.

    Bit j of a row is about place j of the reference. `_rises` and `_falls`: there the distance is one more or one less
    than at the place before. `_level`: it is what it was a word and a place before; `_higher`: one more than it was a
    word before.
    """

    def __init__(self, words: list[int], size: int) -> None:
        self.words, self._size = words, size
        every, end = (1 << size) - 1, 1 << size - 1
        rises, falls, distance = every, 0, size
        self._rows = [(rises, falls, distance)]
        self._level: list[int] = []
        self._higher: list[int] = []
        for word in words:
            level = ((((word & rises) + rises) ^ rises) | word | falls) & every
            higher, lower = (falls | ~(level | rises)) & every, level & rises
            distance += 1 if higher & end else -1 if lower & end else 0
            self._level.append(level)
            self._higher.append(higher)
            higher = higher << 1 | 1
            rises, falls = (lower << 1 | ~(level | higher)) & every, higher & level
            self._rows.append((rises, falls, distance))
        self.distance = distance
        self._follow()

    def distance_with(self, words: list[int], kept: int) -> int:
        """The distance of as many other words, of which the first `kept` are the same. Raises OutsideBeam."""
        every, end = (1 << self._size) - 1, 1 << self._size - 1
        rises, falls, distance = self._rows[kept]
        for word in words[kept:]:  # as above; told twice, for this is where the time goes
            level = ((((word & rises) + rises) ^ rises) | word | falls) & every
            higher, lower = (falls | ~(level | rises)) & every, level & rises
            if higher & end:
                distance += 1
            elif lower & end:
                distance -= 1
            higher = higher << 1 | 1
            rises, falls = (lower << 1 | ~(level | higher)) & every, higher & level
        if self._size >= BEAM and distance + abs(len(words) - self._size) > 2 * (BEAM - 2):
            _Table(words, self._size)  # a way of fewer edits is too short to leave the beam; this one is looked at
        return distance

    def _follow(self) -> None:
        """Go back along the best way: note where each place of the reference comes from, and what is wrong on it.

        Where ways are equally good, a word is rather replaced than taken out, and rather taken out than put in.
        """
        words = self.words
        self._comes_from = [-1] * self._size
        self._wrong_here = self._wrong_there = 0
        row, place = len(words), self._size
        while row or place:
            self._check(row, place)
            bit = 1 << place >> 1
            if row and place and not self._level[row - 1] & bit:
                self._wrong_here |= 1 << row - 1
                self._wrong_there |= bit
                self._comes_from[place - 1] = row - 1
                row, place = row - 1, place - 1
            elif row and place and words[row - 1] & bit:
                self._comes_from[place - 1] = row - 1
                row, place = row - 1, place - 1
            elif row and (not place or self._higher[row - 1] & bit):
                row -= 1
                self._wrong_here |= 1 << row
            else:
                place -= 1
                self._wrong_there |= 1 << place
                self._comes_from[place] = row - 1

    def _check(self, row: int, place: int) -> None:
        """Raise OutsideBeam where sacreBLEU does not fill the table in."""
        if self._size < BEAM or row == 0:
            return
        slope = self._size / len(self.words)
        beam = BEAM if slope / 2 <= BEAM else math.ceil(slope / 2 + BEAM)
        diagonal = math.floor(row * slope)
        if place < diagonal - beam or (place >= diagonal + beam and row < len(self.words)):
            raise OutsideBeam

    def moves(self) -> Iterator[tuple[int, int, int]]:
        """Length, start and target of each move worth trying: of words that are wrong, to where others are wrong."""
        for start, place, length in self._runs():
            if not (self._wrong_here >> start) & ((1 << length) - 1):
                continue
            if not (self._wrong_there >> place) & ((1 << length) - 1):
                continue
            if start <= self._comes_from[place] < start + length:
                continue
            before = -1
            for there in range(place - 1, place + length):
                target = self._comes_from[there] + 1 if there >= 0 else 0
                if target != before:
                    yield length, start, target
                before = target

    def _runs(self) -> Iterator[tuple[int, int, int]]:
        """Start in the answer, place in the reference and length of each run of words that both have."""
        words, size = self.words, self._size
        for start, places in enumerate(words):
            left = places
            while left:
                place = (left & -left).bit_length() - 1
                left &= left - 1
                if abs(place - start) > FURTHEST:
                    continue
                most = min(MOST_MOVED, len(words) - start, size - place)
                length = 0
                while length < most and words[start + length] >> (place + length) & 1:
                    length += 1
                    yield start, place, length
