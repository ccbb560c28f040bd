"""Money of another place: dollars where people pay in reais, or reais in the place of dollars at the same number.

An amount that became another foreign currency (£500 that are 500 dollars in Bengali) is a cue and no more: in NTREX
that is a slip as well, but it is one that people who translate make.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain, islice

from localize.errors import Said, said
from localize.languages import parts, script
from localize.languages.currencies import currencies, sign_side
from localize.languages.number_forms import has_forms
from localize.signals.beginnings import LONGEST_READ, with_reach
from localize.signals.model import Case, Finding, Side, Signal, Span, look, not_applicable, ok
from localize.signals.quantities.digits import folded
from localize.signals.quantities.money import Amount, amounts, mentioned
from localize.signals.quantities.number_tokens import numbers
from localize.signals.wording.masking import masked

MOST_AMOUNTS = 200
"""Amounts of a text, from its beginning, that are looked at."""
MOST_SPANS = 40
_LONGEST_SHOWN = 24
_EUROPEAN = frozenset({"Latn", "Cyrl", "Grek"})
_EITHER_SIDE = frozenset({"vi"})
"""Languages whose sign is to stand after the number by CLDR, and is written before it as well."""


def _find(cases: Sequence[Case]) -> list[Finding]:
    return [with_reach(_look_at(case), case.text) for case in cases]


def _look_at(case: Case) -> Finding:
    found = _amounts(case.text, case.locale)
    if not found:
        return not_applicable(said("There are no amounts of money in it."))
    source = _amounts(case.source or "", case.source_locale or "en")
    exchanged = list(_exchanged(found, source)) if case.source else []
    own = currencies(case.locale)
    unsaid = [_as_spans(pair) for pair in exchanged if pair[0].currency in own]
    spans = [
        *chain.from_iterable(unsaid),
        *(() if case.source else _foreign(found, case)),
        *_misplaced(found, case.locale),
    ]
    asked = next((span.note for span in spans if span.note is not None), None)
    if asked is not None:
        return look(asked, *spans[:MOST_SPANS])
    return _cue(found, source, exchanged, case.locale)


def _exchanged(found: Sequence[Amount], source: Sequence[Amount]) -> Iterator[tuple[Amount, Amount]]:
    """Amounts whose number is the source's and whose currency is not; dollars are dollars, whosever they are."""
    theirs = {each.kind for each in source}
    for each in found:
        same = next((other for other in source if _says(other) == _says(each)), None)
        if each.kind not in theirs and same is not None:
            yield each, same


def _as_spans(pair: tuple[Amount, Amount]) -> tuple[Span, Span]:
    here, there = pair
    asked = said(
        "{theirs} in the source, {ours} here: the same number in another currency?",
        theirs=there.written,
        ours=here.written,
    )
    return Span(here.start, here.end, note=asked), Span(there.start, there.end, Side.SOURCE)


def _foreign(found: Sequence[Amount], case: Case) -> Iterator[Span]:
    """Amounts in money that nobody pays with there, unless the prompt speaks of it or amounts in their own stand by."""
    own = currencies(case.locale)
    if not own or any(each.currency in own for each in found):
        return
    asked_for = mentioned(case.prompt or "", case.locale) | mentioned(case.prompt or "", "en")
    for each in found:
        if each.currency not in asked_for:
            yield Span(each.start, each.end, note=_elsewhere(each, own[0], case.text))


def _misplaced(found: Sequence[Amount], locale: str) -> Iterator[Span]:
    """€50 where it is 50 €; a code such as EUR may stand in front."""
    if sign_side(locale) == "before" or script(locale) not in _EUROPEAN or parts(locale).language in _EITHER_SIDE:
        return
    for each in found:
        if each.side == "before" and not each.written.isalpha():
            asked = said("“{sign}” before the number: in this language usually after it?", sign=each.written)
            yield Span(each.start, each.end, note=asked)


def _cue(
    found: Sequence[Amount], source: Sequence[Amount], exchanged: Sequence[tuple[Amount, Amount]], locale: str
) -> Finding:
    """Nothing to look at, but a word on money that is not the source's, or that readers may not have."""
    if exchanged:
        spans = _as_spans(exchanged[0])
        return replace(ok(why=spans[0].note), spans=spans)
    own = currencies(locale)
    for each in found:
        why = None
        if own and each.currency not in own:
            why = said("People there pay in {currency}.", currency=own[0])
        elif each.written == "$" and each.currency != "USD" and any(other.currency == "USD" for other in source):
            why = said("“$” is read as {currency} there.", currency=each.currency)
        if why is not None:
            return replace(ok(why=why), spans=(Span(each.start, each.end),))
    return ok()


def _elsewhere(amount: Amount, own: str, text: str) -> Said:
    written = text[amount.start : amount.end].strip()[:_LONGEST_SHOWN]
    return said("“{amount}”: people there pay in {currency}. Is it meant so?", amount=written, currency=own)


def _says(amount: Amount) -> Decimal | None:
    return amount.number.scaled or amount.number.value


def _amounts(text: str, locale: str) -> list[Amount]:
    plain = folded(masked(text[:LONGEST_READ]))
    return list(islice(amounts(plain, numbers(plain, locale), locale), MOST_AMOUNTS))


def _unfit(locale: str) -> Said | None:
    return None if has_forms(locale) else said("How money is written in this language is not known here.")


SIGNAL = Signal(
    name="currency",
    version="1",
    label=said("Currency"),
    meaning=said(
        "Looks for amounts of money in the currency of another place, and for signs on the other side of the number. "
        "A text may speak of foreign money on purpose."
    ),
    category="locale-convention/currency-format",
    find=_find,
    cost=0.05,
    unfit=_unfit,
)
