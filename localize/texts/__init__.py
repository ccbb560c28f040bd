"""The words of the screen in the reader's language: gettext over `locales/<tag>/LC_MESSAGES/{localize,rubrics}.po`.

Adding a folder adds a UI language. What a catalogue lacks, marks as fuzzy, or says with other placeholders than the
English is shown in English; nothing a catalogue holds can break a page. `python -m localize.texts` keeps them whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

from localize.languages import UnknownLocale, canonical, direction, fallback_chain, in_ui_language, negotiate_ui
from localize.texts.catalogue import Catalogue, Domain, is_reviewed, load
from localize.texts.pseudo import PSEUDO_LOCALES, Accents, English

__all__ = ["PSEUDO_LOCALES", "Texts", "locales_folder", "rubric_language", "texts", "ui_languages"]


@dataclass(frozen=True)
class Texts:
    """The words of one UI language. `reviewed` is False until a native speaker has checked the catalogue."""

    language: str
    direction: Literal["ltr", "rtl"]
    reviewed: bool = True
    _screen: tuple[Catalogue | Accents | English, ...] = field(default=(), repr=False)
    _rubrics: tuple[Catalogue | Accents | English, ...] = field(default=(), repr=False)

    def gettext(self, message: str) -> str:
        """`message` in this language; the English message itself if there is no good translation."""
        return next((said for each in self._screen if (said := each.find(message)) is not None), message)

    def of_finding(self, message: str) -> str:
        """As `gettext`, for sentences that signals stored: names of languages and scripts are in this language too."""
        translated = self.gettext(message)
        if translated != message or self.language == "en":
            return translated
        return in_ui_language(message, self.language) or message

    def ngettext(self, one: str, many: str, n: int) -> str:
        """The form of a message for the number `n`, still to be formatted."""
        forms = (each.find_plural(one, many, n) for each in self._screen)
        return next((said for said in forms if said is not None), one if n == 1 else many)

    def rubric(self, context: str, english: str) -> str:
        """A text of a rubric by its gettext context, as `localize.rubric.strings` gives both."""
        found = self.translated_rubric(context, english)
        return english if found is None else found

    def translated_rubric(self, context: str, english: str) -> str | None:
        """The same, or None where this language has no translation."""
        return next((said for each in self._rubrics if (said := each.find(english, context)) is not None), None)


@cache
def texts(language: str, locales: Path | None = None) -> Texts:
    """The words of `language`, of its nearest parent that has a catalogue, or English. Raises nothing.

    `en-XA` (accents, longer) and `ar-XB` (English from the right) are made on the fly to test pages with.
    """
    folder = locales or locales_folder()
    try:
        tag = canonical(language)
    except UnknownLocale:
        tag = "en"
    if tag in PSEUDO_LOCALES:
        made = (PSEUDO_LOCALES[tag](),)
        return Texts(tag, direction(tag), True, made, made)
    tag = negotiate_ui([tag], ui_languages(folder))
    if tag == "en":
        return Texts("en", "ltr")
    chain = [each for each in fallback_chain(tag) if (folder / each / "LC_MESSAGES").is_dir()]
    return Texts(
        tag,
        direction(tag),
        is_reviewed(folder, tag),
        tuple(load(folder, each, Domain.SCREEN) for each in chain),
        tuple(load(folder, each, Domain.RUBRICS) for each in chain),
    )


def ui_languages(locales: Path | None = None) -> list[str]:
    """`en` and every language that has a folder, sorted. A folder whose name is no locale does not count."""
    return list(_languages_in(locales or locales_folder()))


@cache
def _languages_in(folder: Path) -> tuple[str, ...]:
    """Looked up once: every run of every page asks."""
    found = {"en"}
    for each in folder.glob("*/LC_MESSAGES"):
        try:
            if canonical(each.parent.name) == each.parent.name:
                found.add(each.parent.name)
        except UnknownLocale:
            continue
    return tuple(sorted(found))


def rubric_language(rubric_strings: Sequence[tuple[str, str]], ui_language: str, locales: Path | None = None) -> str:
    """The language to show a rubric in: `ui_language` or its nearest parent with every text translated, else `en`.

    Half a rubric is never translated: a reader would take the English half for the more exact one.
    """
    shown = texts(ui_language, locales)
    while shown.language != "en":
        if all(shown.translated_rubric(context, english) is not None for context, english in rubric_strings):
            return shown.language
        above = [texts(each, locales) for each in fallback_chain(shown.language)[1:]]
        shown = next((each for each in above if each.language != shown.language), texts("en", locales))
    return "en"


def locales_folder() -> Path:
    """`localize/locales` in an installed wheel, the top-level `locales` in a checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "locales"
    return installed if installed.is_dir() else package.parent / "locales"
