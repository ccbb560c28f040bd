"""Runs of words that two texts share: the longest pieces of one that stand word for word in the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from localize.signals.wording.words import Word


class SharedRun(NamedTuple):
    """Half-open places in two lists of words; both have `length` words."""

    here: int
    there: int
    length: int


def shared_runs(here: Sequence[Word], there: Sequence[Word], shortest: int) -> Iterator[SharedRun]:
    """Runs of `here`, at least `shortest` words long, that stand in `there`; in order, none inside another.

    In time that grows with the length of both: of several places in `there` the last is followed.
    """
    there_keys = [word.key for word in there]
    here_keys = [word.key for word in here]
    places = {tuple(there_keys[at : at + shortest]): at for at in range(len(there_keys) - shortest + 1)}
    begin = 0
    while begin <= len(here_keys) - shortest:
        found = places.get(tuple(here_keys[begin : begin + shortest]))
        if found is None:
            begin += 1
            continue
        length = shortest
        while (
            begin + length < len(here_keys)
            and found + length < len(there_keys)
            and here_keys[begin + length] == there_keys[found + length]
        ):
            length += 1
        yield SharedRun(begin, found, length)
        begin += length
