"""The one way besides the review sheet by which texts of users and models reach the screen: escaped, isolated.

`untrusted` draws a name or a title, `untrusted_text` what may be long, `untrusted_changes` what differs between two
texts, `untrusted_marked` pieces of one, `untrusted_sentence` a sentence of ours that quotes, `untrusted_guidelines` a
text in our own subset of Markdown, `in_cell` makes a text fit for the places where Streamlit reads no Markdown (tables,
lists of a select box). Where Streamlit does read Markdown (headings, captions, labels, buttons, metrics, alerts) no
such text goes at all: escaping it would not stop every directive.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape
from typing import Literal

import streamlit as st

from localize.errors import Said
from localize.languages import direction, number
from localize.texts import Texts
from localize.ui.parts.escaped import label_of, line_in_html, paragraphs
from localize.ui.parts.guideline_line import CodeWords, Inline, Link, Marked, Words
from localize.ui.parts.guideline_text import Block, Code, Heading, Item, Listing, Paragraph, blocks
from localize.ui.parts.unseen import Piece, Plain, Room, pieces
from localize.ui.parts.word_diff import Change, word_diff

SHOWN_MAX_CHARS = 20_000
CELL_MAX_CHARS = 1_000
CUT_MOVES_MAX = 100
MARKED_MAX_CHARS, MARKED_BEFORE_CHARS = 4_000, 300
_HOLDS = "\0"


def untrusted(
    text: str,
    locale: str | None = None,
    *,
    css_class: str = "lz-text",
    heading: bool = False,
    width: Literal["stretch", "content"] = "stretch",
) -> None:
    """Show a short text as a block with its locale's `dir` and `lang`, each paragraph `dir="auto"`, free of markup.

    Beyond SHOWN_MAX_CHARS it ends with an ellipsis: for what may be long there is `untrusted_text`. A `heading` is the
    first of its page. Dates do not belong in it: some languages write them with marks that would get a badge here.
    """
    end = _cut(text, SHOWN_MAX_CHARS)
    _draw(text[:end] + (" …" if end < len(text) else ""), locale, css_class, heading=heading, width=width)


def untrusted_text(
    text: str, locale: str | None, words: Texts, *, key: str, css_class: str = "lz-text lz-tall"
) -> None:
    """Show a text of any length: the browser gets one portion, and turns to the others. `key` is unique on the page."""
    if len(text) <= SHOWN_MAX_CHARS:
        _draw(text, locale, css_class)
        return
    place = st.container()
    page = st.pagination(-(-len(text) // SHOWN_MAX_CHARS), key=f"portion-{key}")
    start, end = (_cut(text, portion * SHOWN_MAX_CHARS) for portion in (page - 1, page))
    said = words.gettext("Characters {first} to {last} of {total}")
    with place:
        _draw(text[start:end], locale, css_class)
        st.text(
            said.format(
                first=number(start + 1, words.language),
                last=number(end, words.language),
                total=number(len(text), words.language),
            )
        )


def untrusted_changes(before: str, after: str, locale: str | None, *, css_class: str = "lz-text lz-tall") -> bool:
    """Show a text with what it no longer says struck through and what is new underlined; False where it is too long.

    A line break that comes or goes is drawn as a sign, or nobody would see it.
    """
    if max(len(before), len(after)) > SHOWN_MAX_CHARS:
        return False
    st.html(f'<div class="{css_class}"{_place(locale)}>{_changes(before, after)}</div>')
    return True


def untrusted_marked(text: str, spans: Iterable[tuple[int, int]], locale: str | None) -> None:
    """Show a text with pieces of it marked (half open, by code points, from 0); of a long one what is around the first.

    For all of a long text there is `untrusted_text`.
    """
    st.html(f'<div class="lz-text lz-tall"{_place(locale)}>{paragraphs(_marked(text, spans))}</div>')


def untrusted_sentence(sentence: Said, words: Texts) -> None:
    """Show a sentence of ours whose fields may quote anybody's text: each stands in a direction of its own."""
    quoted: list[str] = []
    text = _held(sentence, quoted).in_words(words.of_finding)
    room = Room()
    inner = "".join(
        f"<bdi>{line_in_html(quoted[int(piece)].replace(chr(10), ' '), room)}</bdi>"
        if place % 2
        else line_in_html(piece, room)
        for place, piece in enumerate(text.split(_HOLDS))
    )
    st.html(f'<div class="lz-text lz-sentence"><p>{inner}</p></div>')


def _held(sentence: Said, quoted: list[str]) -> Said:
    """The sentence with the places of its texts in `quoted` instead of the texts."""

    def hold(field: object) -> object:
        if isinstance(field, Said):
            return _held(field, quoted)
        if not isinstance(field, str):
            return field
        quoted.append(field)
        return f"{_HOLDS}{len(quoted) - 1}{_HOLDS}"

    return Said(sentence.message, {name: hold(field) for name, field in sentence.fields.items()})


def untrusted_guidelines(text: str) -> None:
    """Show guidelines: headings, paragraphs, lists and code, each in its own direction; links say where they lead."""
    st.html(_guidelines(text))


def in_cell(text: str, most: int = CELL_MAX_CHARS) -> str:
    """A text for a place that shows plain text and nothing else: invisible characters as their code points.

    A bidirectional control would turn what stands beside it in the same cell, so here it is replaced, not kept.
    """
    end, room = _cut(text, most), Room()
    lines = ("".join(_in_plain(piece) for piece in pieces(line, room)) for line in text[:end].split("\n"))
    return "\n".join(lines) + (" …" if end < len(text) else "")


def _in_plain(piece: Piece) -> str:
    return piece.text if isinstance(piece, Plain) else label_of(piece)


def _cut(text: str, length: int) -> int:
    """Where a portion ends: never between a base and its marks, unless there are too many."""
    end = min(length, len(text))
    while end < min(len(text), length + CUT_MOVES_MAX) and _hangs_on(text[end]):
        end += 1
    return end


def _hangs_on(character: str) -> bool:
    return unicodedata.category(character)[0] == "M" or character == "\u200d"


def _draw(
    text: str,
    locale: str | None,
    css_class: str,
    *,
    heading: bool = False,
    width: Literal["stretch", "content"] = "stretch",
) -> None:
    place = _place(locale) + (' role="heading" aria-level="1"' if heading else "")
    st.html(f'<div class="{css_class}"{place}>{paragraphs([(None, text)])}</div>', width=width)


def _place(locale: str | None) -> str:
    return f' lang="{escape(locale)}" dir="{direction(locale)}"' if locale else ' dir="auto"'


@lru_cache(maxsize=64)
def _changes(before: str, after: str) -> str:
    return paragraphs((None if change is Change.SAME else change, text) for change, text in word_diff(before, after))


def _marked(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[str | None, str]]:
    """The text in pieces, those in a span as `mark`; a long one from shortly before the first span on."""
    merged: list[list[int]] = []
    for start, end in sorted((max(0, start), min(end, len(text))) for start, end in spans):
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(end, merged[-1][1])
        elif start < end:
            merged.append([start, end])
    before = merged[0][0] - MARKED_BEFORE_CHARS if merged and len(text) > MARKED_MAX_CHARS else 0
    begin = _cut(text, before) if before > 0 else 0
    stop = _cut(text, begin + MARKED_MAX_CHARS)
    yield None, "… " if begin else ""
    at = begin
    for start, end in merged:
        start, end = min(max(start, at), stop), min(end, stop)
        yield None, text[at:start]
        yield "mark", text[start:end]
        at = end
    yield None, text[at:stop] + (" …" if stop < len(text) else "")


@lru_cache(maxsize=16)
def _guidelines(text: str) -> str:
    room = Room()
    return f'<div class="lz-text lz-guide" dir="auto">{"".join(_block(each, room) for each in blocks(text))}</div>'


def _block(block: Block, room: Room) -> str:
    match block:
        case Heading(level, content):
            tag = f"h{min(level + 2, 6)}"  # the page has a heading of its own
            return f'<{tag} dir="auto">{_inlines(content, room)}</{tag}>'
        case Paragraph(content):
            return f'<p dir="auto">{_inlines(content, room)}</p>'
        case Code(language, text):
            lines = "\n".join(line_in_html(each, room) for each in text.split("\n"))
            return f'<pre dir="ltr" tabindex="0" title="{escape(language)}"><code>{lines}</code></pre>'
        case Listing(numbered, items):
            tag = "ol" if numbered else "ul"
            return f'<{tag} dir="auto">{"".join(_point(each, room) for each in items)}</{tag}>'


def _point(item: Item, room: Room) -> str:
    number_of = "" if item.number is None else f' value="{item.number}"'
    inner = "".join(_block(each, room) for each in item.inner)
    return f'<li dir="auto"{number_of}>{_inlines(item.content, room)}{inner}</li>'


def _inlines(content: Iterable[Inline], room: Room) -> str:
    return "".join(_inline(each, room) for each in content)


def _inline(piece: Inline, room: Room) -> str:
    match piece:
        case Words(text):
            return "\n".join(line_in_html(each, room) for each in text.split("\n"))
        case CodeWords(text):
            return f'<code dir="ltr">{line_in_html(text.replace(chr(10), " "), room)}</code>'
        case Marked(strong, inner):
            tag = "strong" if strong else "em"
            return f"<{tag}>{_inlines(inner, room)}</{tag}>"
        case Link(inner, address):
            shown = f'<bdi dir="ltr">{line_in_html(address, room)}</bdi>'
            named = f"<bdi>{_inlines(inner, room)}</bdi> ({shown})" if inner else shown
            return f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer">{named}</a>'
