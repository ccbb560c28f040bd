"""Language: is a text in the language and the script of its locale?

The script comes first; where several languages share it, their n-grams decide. Version: `1` with langdetect's profiles
alone, `1+py3langid` where that is installed too, for it can tell more languages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from localize.errors import Said, said
from localize.languages import parts, script_name
from localize.signals.identification.han_characters import is_chinese
from localize.signals.identification.identify import BY_SCRIPT, SURE, Reading, cannot_tell, language_name, read, strange
from localize.signals.identification.lid_py3langid import VERSION as PY3LANGID
from localize.signals.identification.quoted_prompt import without_quotations
from localize.signals.identification.scripts import ENOUGH, OTHER, is_written_in, letters, writings, written_in
from localize.signals.model import Case, Finding, Signal, State, look, not_applicable, ok
from localize.signals.wording.masking import masked, without_list_marks

VERSION = "1+py3langid" if PY3LANGID else "1"
"""Other answers are possible once the optional back end is there: texts are then looked at again."""
LONGEST_TEXT = 10_000
"""Code points that are read, from the start: as many as langdetect reads."""
USUAL = (0.5, 1.0)
"""Probability of the expected language in good texts."""

TOO_SHORT = said("Too short to tell its language.")
NO_KANA = said("It has no kana: a list of names or a heading may be Japanese.")
UNKNOWN_SCRIPT = said("The script of this locale is not known here.")


def _find(cases: Sequence[Case]) -> list[Finding]:
    return [_with_its_limit(_look_at(case), case) for case in cases]


def _with_its_limit(found: Finding, case: Case) -> Finding:
    if found.why is not None or len(case.text) <= LONGEST_TEXT:
        return found
    return replace(found, why=said("Only its first {count} characters were read.", count=LONGEST_TEXT))


def _look_at(case: Case) -> Finding:
    text = _lines_once(masked(case.text[:LONGEST_TEXT]))
    if case.prompt is None or case.source is not None:
        return _judge(text, case.locale)
    rest = without_quotations(text, case.prompt)
    if not letters(rest):  # the prompt again, and nothing else
        return _judge(text, case.locale)
    found = _judge(rest, case.locale)
    if found.state is State.NOT_APPLICABLE and rest != text:
        whole = _judge(text, case.locale)
        return whole if whole.state is State.OK else found
    return found


def _lines_once(text: str) -> str:
    """A line that is said again is no further evidence of its language."""
    return "\n".join(dict.fromkeys(line.strip() for line in without_list_marks(text).splitlines()))


def _judge(text: str, locale: str) -> Finding:
    expected = writings(locale)
    if not expected:
        return not_applicable(UNKNOWN_SCRIPT)
    language = parts(locale).language
    amounts = letters(text)
    if sum(amounts.values()) < ENOUGH:
        return not_applicable(TOO_SHORT)
    own = max(expected, key=lambda each: amounts.get(each, 0.0))
    amount = amounts.get(own, 0.0)
    if not is_written_in(amounts, own):
        return _in_another_script(text, amounts, expected[0], language)
    if amount < ENOUGH:
        return not_applicable(TOO_SHORT)
    reading = read(written_in(text, own), own, language, amount)
    if reading is None:
        return not_applicable(cannot_tell(language, own) or TOO_SHORT)
    return _as_read(reading, language)


def _as_read(reading: Reading, language: str) -> Finding:
    """The number is the probability of the expected language, wherever it stands in the ranking."""
    number = round(reading.expected, 4)
    if reading.found == reading.wanted:
        return ok(number, band=USUAL, signature=reading.by)
    fields = {"expected": language_name(language), "found": language_name(reading.found)}
    if reading.share >= SURE:
        why = said("Expected {expected}; this reads like {found}.", **fields)
    else:
        why = said("Is this {expected}? It reads a little more like {found}.", **fields)
    shares = {"expected": number, "found": round(reading.share, 4)}
    return look(why, number=number, band=USUAL, parts=shares, signature=reading.by)


def _in_another_script(text: str, amounts: dict[str, float], expected: str, language: str) -> Finding:
    main = max(amounts, key=lambda each: (amounts[each], each))
    if (expected, main) == ("Jpan", "Hani") and not is_chinese(text):
        return not_applicable(NO_KANA)
    own = language_name(language)
    found = strange(written_in(text, main), main)
    if found is not None:
        why = said("Expected {expected}; this reads like {found}.", expected=own, found=language_name(found))
    elif main == OTHER:
        why = said("Expected {expected}; this is in another script.", expected=own)
    else:
        why = said("Expected {expected}; most letters here are {script}.", expected=own, script=_script_name(main))
    share = amounts.get(expected, 0.0) / sum(amounts.values())
    return look(why, number=0.0, band=USUAL, parts={"expected": 0.0, "letters": round(share, 4)}, signature=BY_SCRIPT)


def _script_name(writing: str) -> Said:
    return Said(script_name(writing, "en"))


SIGNAL = Signal(
    name="language",
    version=VERSION,
    label=said("Language"),
    meaning=said(
        "Reads in which language and script the text is. It may err in short texts, in those full of names "
        "and between close relatives; code, addresses and what is quoted from the prompt do not count."
    ),
    category="locale/language",
    find=_find,
    cost=0.25,
)
