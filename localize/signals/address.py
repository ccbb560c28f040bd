"""Forms of address that mix in one text: du and Sie, tu and vous, तुम and आप, です・ます and だ・である.

What stands in quotation marks is another voice: each voice is held against itself only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from localize.errors import Said, said
from localize.signals.first_part import nothing_in
from localize.signals.model import Case, Finding, Signal, Span, look, not_applicable
from localize.signals.wording.address_forms import Forms, forms_of, has_one_form
from localize.signals.wording.composed import Composed, composed
from localize.signals.wording.masking import BLANK, masked

LONGEST_TEXT = 100_000
"""Code points that are looked at, from the start."""
MOST_SPANS = 20
"""Forms shown in one text."""
_QUOTED = regex.compile(
    r"""
      [“„][^“”„]{1,2000}[”“] | [«][^«»]{1,2000}[»] | [»][^«»]{1,2000}[«] | 「[^「」]{1,2000}」
    | (?<!\p{L})[‘‚'][^‘’‚'\n]{1,2000}[’‘'](?!\p{L}) | "[^"\n]{1,2000}"
    """,
    regex.VERBOSE,
)
_END = regex.compile(r"[.!?。！？]++|\n")
_ODD_QUOTE = regex.compile(r"[“”„‟«»「」『』\"]")
_ITEM = regex.compile(r"[^\S\n]*(?:[-*+•・◦▪#|]|\(?\p{N}{1,3}[.)、．）])")


class _Use(NamedTuple):
    """A form, and where it stands."""

    form: str
    start: int
    end: int


def _unfit(locale: str) -> Said | None:
    if has_one_form(locale):
        return said("This language has one form of address for everybody.")
    if forms_of(locale) is None:
        return said("Which forms of address this language has is not known here.")
    return None


def _find(cases: Sequence[Case]) -> list[Finding]:
    return [_look_at(case) for case in cases]


def _look_at(case: Case) -> Finding:
    forms = forms_of(case.locale)
    if forms is None:
        return not_applicable(said("Which forms of address this language has is not known here."))
    text = composed(masked(case.text[:LONGEST_TEXT]))
    uses = [each for voice in _voices(text.text) for each in _uses(voice, forms)]
    counts = Counter(use.form for each in uses for use in each)
    if not counts:
        return not_applicable(said("Nobody is addressed in it."))
    mixed = [use for each in uses if len({use.form for use in each}) > 1 for use in each]
    if not mixed:
        return nothing_in(case.text, longest=LONGEST_TEXT)
    names = list(dict.fromkeys(use.form for use in mixed))
    why = said("It addresses its reader in different ways: {forms}. Is that meant?", forms=", ".join(names))
    return look(why, *_shown(mixed, names, text), parts={form: float(count) for form, count in counts.items()})


class _Voice(NamedTuple):
    """What one person says: a piece of the text, or the text with the quotations in it blank."""

    text: str
    start: int


def _voices(text: str) -> Iterator[_Voice]:
    yield _Voice(_QUOTED.sub(lambda found: BLANK * len(found.group()), text), 0)
    for found in _QUOTED.finditer(text):
        yield _Voice(found.group()[1:-1], found.start() + 1)


def _uses(voice: _Voice, forms: Forms) -> tuple[list[_Use], list[_Use]]:
    """Pronouns, and ends of sentences: each may mix in itself."""
    pronouns = [
        _Use(form, voice.start + found.start(), voice.start + found.end())
        for form, pattern in forms.pronouns.items()
        for found in pattern.finditer(voice.text)
    ]
    endings = []
    for start, sentence in _sentences(voice.text) if forms.endings else ():
        ends = ((form, pattern.search(sentence)) for form, pattern in forms.endings.items())
        form, found = next(((form, found) for form, found in ends if found), (None, None))
        if form and found:
            begin = voice.start + start
            endings.append(_Use(form, begin + found.start(), begin + found.end()))
    return pronouns, endings


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """Whole sentences without their mark; not items of a list, which are terse, nor where a quotation is cut."""
    start, in_item = 0, bool(_ITEM.match(text))
    for found in _END.finditer(text):
        sentence = text[start : found.start()]
        start = found.end()
        if found.group() == "\n":
            in_item = bool(_ITEM.match(text, start))
        elif not in_item and not _ODD_QUOTE.search(sentence):
            yield found.start() - len(sentence), sentence


def _shown(mixed: Sequence[_Use], names: Sequence[str], text: Composed) -> list[Span]:
    """Some of each form, in the order of the text."""
    most = MOST_SPANS // len(names)
    some = [use for name in names for use in [use for use in mixed if use.form == name][:most]]
    some.sort(key=lambda use: use.start)
    return [Span(*text.place(use.start, use.end), note=said("{form}", form=use.form)) for use in some]


SIGNAL = Signal(
    name="address",
    version="1",
    label=said("Form of address"),
    meaning=said(
        "Looks whether one text addresses its reader in two ways, such as du and Sie. "
        "It may be wrong where several people are spoken to."
    ),
    category="fluency/register",
    find=_find,
    cost=0.06,
    unfit=_unfit,
)
