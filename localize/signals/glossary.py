"""The campaign's glossary: terms of the source that did not become what they should, and words nobody should use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from localize.errors import Said, said
from localize.signals.first_part import nothing_in
from localize.signals.model import Case, Finding, Need, Side, Signal, Span, Term, look, not_applicable
from localize.signals.wording.composed import Composed, folded
from localize.signals.wording.term_forms import beginnings, first_letters, may_stand, places

LONGEST_TEXT = 100_000
"""Code points of each text that are looked at, from the start."""
MOST_SPANS = 20
"""Terms shown for one text."""
_Place = tuple[int, int]


class _Glossary(NamedTuple):
    """Terms by the letters they begin with, so that a text is not searched for each of 20,000 terms."""

    wanted: dict[str, dict[str, list[Term]]]
    """First letters of the source term -> source term -> what it may become."""
    forbidden: dict[str, list[Term]]

    @classmethod
    def of(cls, terms: Iterable[Term]) -> _Glossary:
        glossary = cls({}, {})
        for term in terms:
            if term.forbidden:
                glossary.forbidden.setdefault(first_letters(term.target), []).append(term)
            elif term.source:
                glossary.wanted.setdefault(first_letters(term.source), {}).setdefault(term.source, []).append(term)
        return glossary


class _Asked(NamedTuple):
    """A source term that stands in the source, or in the prompt of an answer."""

    terms: list[Term]
    places: list[_Place]
    side: Side


def _find(cases: Sequence[Case]) -> list[Finding]:
    glossaries: dict[int, _Glossary] = {}  # the cases of a batch share the terms of their campaign
    found = []
    for case in cases:
        if id(case.terms) not in glossaries:
            glossaries[id(case.terms)] = _Glossary.of(case.terms)
        found.append(_look_at(case, glossaries[id(case.terms)]))
    return found


def _look_at(case: Case, glossary: _Glossary) -> Finding:
    text = folded(case.text[:LONGEST_TEXT])
    asked = _asked_for(case, glossary)
    if not asked and not glossary.forbidden:
        return not_applicable(said("No term of the glossary stands in the source."))
    missing = [each for each in asked if not any(may_stand(term.target, text, case.locale) for term in each.terms)]
    if len(case.text) > LONGEST_TEXT:
        missing = []  # it may stand further on
    used = _forbidden(text, case, glossary)
    if not missing and not used:
        return nothing_in(case.text, case.source or case.prompt, longest=LONGEST_TEXT)
    spans = [
        Span(start, end, each.side, said("should become: {terms}", terms=_targets(each)))
        for each in missing
        for start, end in each.places[:1]
    ]
    spans += [Span(start, end, note=said("not to be used")) for start, end in used]
    return look(_why(missing, used, case.text), *spans[:MOST_SPANS])


def _why(missing: Sequence[_Asked], used: Sequence[_Place], text: str) -> Said:
    if used:
        start, end = used[0]
        return said("“{word}” is not to be used here, says the glossary. Is it meant?", word=text[start:end])
    return said(
        "The glossary has “{terms}” for “{source}”, and it was not found. Is another word meant?",
        terms=_targets(missing[0]),
        source=missing[0].terms[0].source,
    )


def _targets(asked: _Asked) -> str:
    return ", ".join(dict.fromkeys(term.target for term in asked.terms))


def _asked_for(case: Case, glossary: _Glossary) -> list[_Asked]:
    """Terms of the source; of the prompt where there is no source."""
    if case.source:
        return _standing(folded(case.source[:LONGEST_TEXT]), case.source_locale or "en", Side.SOURCE, glossary)
    if case.prompt:
        return _standing(folded(case.prompt[:LONGEST_TEXT]), case.locale, Side.PROMPT, glossary)
    return []


def _standing(text: Composed, locale: str, side: Side, glossary: _Glossary) -> list[_Asked]:
    found = [
        _Asked(terms, list(islice(places(source, text, locale), MOST_SPANS)), side)
        for letters in beginnings(text)
        for source, terms in glossary.wanted.get(letters, {}).items()
    ]
    everywhere = [place for each in found for place in each.places]
    free = [each._replace(places=[here for here in each.places if not _inside(here, everywhere)]) for each in found]
    return sorted((each for each in free if each.places), key=lambda each: each.places[0])


def _forbidden(text: Composed, case: Case, glossary: _Glossary) -> list[_Place]:
    """Where forbidden terms stand, but for those that are part of a longer term that may be used."""
    used = {
        place
        for letters in beginnings(text)
        for term in glossary.forbidden.get(letters, ())
        for place in islice(places(term.target, text, case.locale), MOST_SPANS)
    }
    if not used:
        return []
    allowed = [
        place
        for term in case.terms
        if not term.forbidden
        for place in islice(places(term.target, text, case.locale), MOST_SPANS)
    ]
    return sorted(place for place in used if not _inside(place, allowed))


def _inside(place: _Place, others: Iterable[_Place]) -> bool:
    """Whether it is a part of one of them, and not the whole."""
    start, end = place
    return any(begin <= start and end <= stop and stop - begin > end - start for begin, stop in others)


SIGNAL = Signal(
    name="glossary",
    version="1",
    label=said("Glossary"),
    meaning=said(
        "Looks whether terms of the source became what the campaign’s glossary says, and for words that nobody should "
        "use. Inflected forms are found mostly, not always."
    ),
    category="terminology/inappropriate-for-context",
    find=_find,
    cost=0.2,
    needs=frozenset({Need.TERMS}),
)
