"""What changed from one wording to the next, in words, or in characters where a script writes without blanks."""

from __future__ import annotations

from difflib import SequenceMatcher

import regex

KEPT, TAKEN_OUT, PUT_IN = "=", "-", "+"
LARGEST = 1_000_000
"""Pairs of pieces compared at most; a larger change is one piece out and one in. Comparing takes their product."""

_WITHOUT_BLANKS = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_WORD = rf"(?:[[\p{{L}}\p{{N}}]--[{_WITHOUT_BLANKS}]](?:[\p{{M}}\u200c\u200d]|['’](?=\p{{L}}))*)+"
_PIECE = regex.compile(rf"(?V1){_WORD}|\s+|\X")


def differences(before: str, after: str) -> list[tuple[str, str]]:
    """Pieces as (`=`, `-` or `+`, text): those with `=` and `-` are `before`, those with `=` and `+` are `after`."""
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    middle_old, middle_new = old[head : len(old) - tail], new[head : len(new) - tail]
    found = [(KEPT, "".join(old[:head])), *_changed(middle_old, middle_new), (KEPT, "".join(old[len(old) - tail :]))]
    return _joined(found)


def _common(old: list[str], new: list[str]) -> int:
    count = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        count += 1
    return count


def _changed(old: list[str], new: list[str]) -> list[tuple[str, str]]:
    if len(old) * len(new) > LARGEST:
        return [(TAKEN_OUT, "".join(old)), (PUT_IN, "".join(new))]
    found = []
    for op, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op == "equal":
            found.append((KEPT, "".join(old[old_from:old_to])))
        else:
            found += [(TAKEN_OUT, "".join(old[old_from:old_to])), (PUT_IN, "".join(new[new_from:new_to]))]
    return found


def _joined(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    joined: list[tuple[str, str]] = []
    for op, text in pieces:
        if text and joined and joined[-1][0] == op:
            joined[-1] = (op, joined[-1][1] + text)
        elif text:
            joined.append((op, text))
    return joined
