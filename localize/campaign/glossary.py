"""The glossary of a campaign: tab-separated lines of what a term is to become, and what is not to be used."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from io import StringIO

from localize.errors import BadCampaign, LocalizeError, Said, said
from localize.languages import canonical, parts

COLUMNS = ("locale", "source", "term", "use")
"""`term` in texts of `locale` stands for `source`; `use` is empty, or `forbidden`: nobody should write it."""
FORBIDDEN = "forbidden"
MOST_LINES = 20_000
LONGEST = 500  # characters of a cell


@dataclass(frozen=True, slots=True)
class GlossaryLine:
    """One line. A locale without a region speaks of all regions of its language."""

    locale: str
    source: str | None
    term: str
    forbidden: bool

    def serves(self, locale: str) -> bool:
        mine, theirs = parts(self.locale), parts(locale)
        return mine[:2] == theirs[:2] and mine.region in (None, theirs.region)


def parse_glossary(text: str) -> tuple[GlossaryLine, ...]:
    """Read a glossary (TSV with a head line, UTF-8). Raises BadCampaign naming the line and the way out."""
    if "\0" in text:
        raise _bad(text[: text.index("\0")].count("\n") + 1, said("it holds a NUL, which cannot be stored"))
    reader = csv.reader(StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE)
    try:
        head = [each.strip().lower() for each in next(reader, [])]
        if "locale" not in head or "term" not in head or not set(head) <= set(COLUMNS):
            raise _bad(1, said("the head line names other columns than these: {columns}", columns=", ".join(COLUMNS)))
        lines = []
        for number, cells in enumerate(reader, 2):
            if any(each.strip() for each in cells):
                lines.append(_line(number, dict(zip(head, (each.strip() for each in cells), strict=False)), len(cells)))
            if len(lines) > MOST_LINES:
                raise _bad(number, said("there are more than {most} terms", most=MOST_LINES))
    except csv.Error as fault:
        raise _bad(reader.line_num, said("it cannot be read: {fault}", fault=fault)) from None
    return tuple(dict.fromkeys(lines))


def _line(number: int, cells: dict[str, str], count: int) -> GlossaryLine:
    if count > len(cells):
        raise _bad(number, said("it has more cells than the head line"))
    if any(len(each) > LONGEST for each in cells.values()):
        raise _bad(number, said("a cell has more than {most} characters", most=LONGEST))
    term, source, use = cells.get("term", ""), cells.get("source") or None, cells.get("use", "").lower()
    if not term:
        raise _bad(number, said("the term is missing"))
    if use not in ("", FORBIDDEN):
        raise _bad(number, said("the column use is empty or “forbidden”"))
    if source is None and not use:
        raise _bad(number, said("a term without a source says nothing: name the source, or forbid the term"))
    try:
        return GlossaryLine(canonical(cells.get("locale", "")), source, term, use == FORBIDDEN)
    except LocalizeError as fault:
        raise _bad(number, fault.what) from None


def _bad(line: int, what: Said) -> BadCampaign:
    return BadCampaign(
        said("Line {line} of the glossary: {what}.", line=line, what=what), said("Mend the line and try again.")
    )
