"""What a translation has to leave as it is: addresses, code, placeholders, tags, emoji, links and lists."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from localize.errors import said
from localize.signals.model import Case, Finding, Need, Side, Signal, Span, look, not_applicable, ok
from localize.signals.wording.kept_pieces import Piece, lost, pieces
from localize.signals.wording.markdown_structure import is_built, rebuilt

LONGEST_TEXT = 100_000
"""Code points; a longer text or source is not compared, for half of it would look as if pieces were missing."""
MOST_SHOWN = 4
"""Pieces that the sentence names; all are marked, up to `MOST_SPANS`."""
MOST_SPANS = 40
_LONGEST_SHOWN = 40


def _find(cases: Sequence[Case]) -> list[Finding]:
    return [_look_at(case.source or "", case.text) for case in cases]


def _look_at(source: str, text: str) -> Finding:
    if len(text) > LONGEST_TEXT or len(source) > LONGEST_TEXT:
        return not_applicable(said("It is too long to be compared piece by piece."))
    there, here = list(pieces(source)), list(pieces(text))
    gone, new = lost(there, here), lost(here, there)
    if gone:
        spans = [Span(each.start, each.end, Side.SOURCE) for each in gone]
        kinds = {each.kind for each in gone}
        spans += [Span(each.start, each.end) for each in new if each.kind in kinds]
        return look(
            said("In the source but not here: {pieces}. Lost or changed?", pieces=_named(gone, source)),
            *spans[:MOST_SPANS],
        )
    otherwise = rebuilt(source, text)
    if otherwise is not None:
        return look(otherwise)
    if there or is_built(source):
        return ok()
    return not_applicable(said("There is nothing in the source that has to stay as it is."))


def _named(gone: Sequence[Piece], source: str) -> str:
    written = dict.fromkeys(" ".join(source[each.start : each.end].split())[:_LONGEST_SHOWN] for each in gone)
    return ", ".join(islice(written, MOST_SHOWN)) + (" …" if len(written) > MOST_SHOWN else "")


SIGNAL = Signal(
    name="must_keep",
    version="1",
    label=said("Pieces to keep"),
    meaning=said(
        "Looks for addresses, code, placeholders such as {{name}}, tags, emoji, links and lists of the source that are "
        "gone or changed. Names inside code may be translated on purpose."
    ),
    category="accuracy/do-not-translate",
    find=_find,
    cost=0.1,
    needs=frozenset({Need.SOURCE}),
)
