"""Texts of anybody as HTML: escaped, each paragraph in its own direction, a badge for what nobody can see.

Only `untrusted` draws what is made here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from html import escape

from localize.ui.parts.unseen import CLOSERS, Badge, Fold, Piece, Plain, Room, code_point, pieces


def paragraphs(tagged: Iterable[tuple[str | None, str]]) -> str:
    """Pieces of a text, each in its element (None: in none); a line break inside an element is drawn as a sign."""
    room, lines = Room(), [""]
    for tag, text in tagged:
        inside = text.split("\n")
        for place, line in enumerate(inside):
            broken = tag is not None and place < len(inside) - 1
            inner = line_in_html(line, room) + ("↵" if broken else "")
            lines += [""] if place else []
            lines[-1] += inner if tag is None or not inner else f"<{tag}>{inner}</{tag}>"
    return "".join(f'<p dir="auto">{line}</p>' for line in lines)


def line_in_html(line: str, room: Room) -> str:
    """One line of a text; `room` is shared by the lines of a portion."""
    return "".join(_in_html(piece) for piece in pieces(line, room))


def _in_html(piece: Piece) -> str:
    text = escape(piece.text, quote=False).replace("\r", "&#13;")  # a parser would make a line feed of it
    if isinstance(piece, Plain):
        return text
    name = escape(unicodedata.name(piece.text[0], code_point(piece.text[0])))
    if isinstance(piece, Fold):
        said = f'data-code="{label_of(piece)}" title="{name}"'
        return f'<span class="lz-fold" tabindex="0" {said}><span>{text}</span></span>'
    badge = f'<span class="lz-badge" data-code="{label_of(piece)}" title="{name}"></span>'
    return text + badge if piece.text in CLOSERS else badge + text


def label_of(piece: Badge | Fold) -> str:
    """What stands for characters that nobody can see."""
    count = f"+{len(piece.text)} " if isinstance(piece, Fold) else ""
    return f"‹{count}{code_point(piece.text[0])}›"
