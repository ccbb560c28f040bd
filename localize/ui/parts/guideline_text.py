"""Guidelines as a small tree: our safe subset of Markdown. Pure; what is not of the subset stays text.

Headings (`#`), paragraphs, lists (`-`, `1.`) in lists, fenced code; in a line **bold**, *italic*, `code`,
[words](address) and bare addresses of http, https and mailto. No HTML, no pictures, no tables.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from localize.ui.parts.guideline_line import Inline, inlines, text_of

DEPTH_MOST = 6
"""Of lists in lists; what is deeper stands in the last."""


@dataclass(frozen=True)
class Heading:
    """`level` is 1 to 6."""

    level: int
    content: tuple[Inline, ...]


@dataclass(frozen=True)
class Paragraph:
    content: tuple[Inline, ...]


@dataclass(frozen=True)
class Code:
    """Letter by letter, with its line breaks. `language` is the word beside the fence, where there is one."""

    language: str
    text: str


@dataclass(frozen=True)
class Item:
    """A point of a list. `number` is as written; None where the list is not numbered."""

    number: int | None
    content: tuple[Inline, ...]
    inner: tuple[Listing, ...] = ()


@dataclass(frozen=True)
class Listing:
    numbered: bool
    items: tuple[Item, ...]


Block: TypeAlias = Heading | Paragraph | Code | Listing


@dataclass(frozen=True)
class _Point:
    """A point of a list as it was written, line by line."""

    indent: int
    number: int | None
    lines: list[str]


_FENCE = re.compile(r"[ ]{0,3}(```+|~~~+)[ \t]*([\w+#.-]{0,30})[ \t]*$")
_HEADING = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+(.*)$", re.DOTALL)
_POINT = re.compile(r"([ \t]*)(?:[-*+]|(\d{1,9})[.)])[ \t]+(?=\S)(.*)$", re.DOTALL)


@lru_cache(maxsize=64)
def blocks(text: str) -> tuple[Block, ...]:
    """The tree of a text; remembered, since it is drawn again with every step of a reviewer."""
    lines = text.replace("\r\n", "\n").split("\n")
    found: list[Block] = []
    place = 0
    while place < len(lines):
        line = lines[place]
        if not line.strip():
            place += 1
        elif _FENCE.match(line):
            place = _code(lines, place, found)
        elif heading := _HEADING.match(line):
            found.append(Heading(len(heading[1]), inlines(heading[2].strip())))
            place += 1
        elif _POINT.match(line):
            place = _list(lines, place, found)
        else:
            place = _paragraph(lines, place, found)
    return tuple(found)


def _code(lines: Sequence[str], start: int, found: list[Block]) -> int:
    """To the closing fence, or to the end."""
    opened = _FENCE.match(lines[start])
    assert opened is not None
    end = start + 1
    while end < len(lines) and not _closes(lines[end], opened[1]):
        end += 1
    found.append(Code(opened[2], "\n".join(lines[start + 1 : end])))
    return end + 1


def _closes(line: str, fence: str) -> bool:
    written = line.strip()
    return len(written) >= len(fence) and set(written) == {fence[0]}


def _paragraph(lines: Sequence[str], start: int, found: list[Block]) -> int:
    end = start + 1
    while end < len(lines) and not _begins(lines[end]):
        end += 1
    found.append(Paragraph(inlines("\n".join(lines[start:end]).strip())))
    return end


def _begins(line: str) -> bool:
    """Whether a line ends the paragraph before it."""
    return not line.strip() or any(each.match(line) for each in (_FENCE, _HEADING, _POINT))


def _list(lines: Sequence[str], start: int, found: list[Block]) -> int:
    """Its points, and indented lines that go on with one. One empty line between points does not end it."""
    points: list[_Point] = []
    place = start
    while place < len(lines):
        line = lines[place]
        point = _POINT.match(line)
        if point:
            number = None if point[2] is None else int(point[2])
            points.append(_Point(len(point[1].expandtabs(4)), number, [point[3].strip()]))
        elif line.strip() and not _begins(line) and (line[0] in " \t" or lines[place - 1].strip()):
            points[-1].lines.append(line.strip())
        elif line.strip() or not (place + 1 < len(lines) and _POINT.match(lines[place + 1])):
            break
        place += 1
    found.extend(_nested(points, 1))
    return place


def _nested(points: Sequence[_Point], depth: int) -> tuple[Listing, ...]:
    """Lists of one depth: points that are indented further belong to the one before them."""
    made: list[tuple[bool, list[Item]]] = []
    place = 0
    while place < len(points):
        head = points[place]
        end = place + 1
        while depth < DEPTH_MOST and end < len(points) and points[end].indent >= head.indent + 2:
            end += 1
        numbered = head.number is not None
        if not made or made[-1][0] != numbered:
            made.append((numbered, []))
        inner = _nested(points[place + 1 : end], depth + 1)
        made[-1][1].append(Item(head.number, inlines("\n".join(head.lines)), inner))
        place = end
    return tuple(Listing(numbered, tuple(items)) for numbered, items in made)


def words_of(tree: Sequence[Block]) -> str:
    """What a reader sees of a tree, without its form."""
    return "\n".join(_words(each) for each in tree)


def _words(block: Block) -> str:
    match block:
        case Code(language, text):
            return f"{language}\n{text}"
        case Listing(items=items):
            return "\n".join("\n".join([text_of(each.content), *map(_words, each.inner)]) for each in items)
        case _:
            return text_of(block.content)
