"""Comparing the numbers of a text with those of its source: which are gone, which are new, what explains them."""

from __future__ import annotations

from dataclasses import dataclass

from localize.signals.quantities.number_reasons import Reason, Reasons
from localize.signals.quantities.number_tokens import Number
from localize.signals.quantities.text_numbers import TextNumbers

_NO_NEWS = 2
"""Up to this number: many languages count where English says `a`, `both` or `the return match`."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A number of the source that is gone, or one of the text that is new, and what may explain it."""

    number: Number
    reason: Reason
    new: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs; a number that occurs anywhere in the other text is the same, however often it stands there."""

    count: int
    gone: tuple[Number, ...]
    new: tuple[Number, ...]
    explained: tuple[Explained, ...]


def compare(source: TextNumbers, text: TextNumbers) -> Comparison:
    """The numbers of `text` against those of the `source` it translates. `count` is how many both have together."""
    reasons = Reasons(source, text)
    explained: list[Explained] = []
    gone: list[Number] = []
    new: list[Number] = []
    for number in source.numbers:
        if not _is_kept(number, source, text):
            reason = reasons.for_gone(number)
            gone.append(number) if reason is None else explained.append(Explained(number, reason))
    for number in text.numbers:
        if not _is_kept(number, text, source) and not text.is_in_name(number):
            reason = reasons.for_new(number)
            new.append(number) if reason is None else explained.append(Explained(number, reason, new=True))
    if not gone:
        new = [number for number in new if number.value is None or number.value > _NO_NEWS]
    if not new and all(reasons.in_words(number) for number in gone):
        explained += [Explained(number, Reason.WORDS) for number in gone]
        gone = []
    return Comparison(len(source.numbers) + len(text.numbers), tuple(gone), tuple(new), tuple(explained))


def _is_kept(number: Number, owner: TextNumbers, other: TextNumbers) -> bool:
    if number.scaled is not None and (number.scaled in other.said or number.surely):
        return number.scaled in other.said or number.value in other.said_plainly
    return any(other.said.issuperset(reading) for reading in number.readings) or other.has_digits(
        owner.digits_of(number)
    )
