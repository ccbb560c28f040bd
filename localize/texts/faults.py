"""What makes a translation unfit to show. Babel checks %-formats but lets `{n.__class__}` pass (seen with 2.18)."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from string import Formatter

_COUNTED = {"n", "count"}  # "one answer" may leave its number out
_MARKUP = ("<", "](", "://", "`", "\u202d", "\u202e")


@lru_cache(maxsize=1 << 14)
def fault_of(english: str, translation: str) -> str | None:
    """Why this translation must not be shown, or None. Its fields must be those of the English, written the same."""
    return _differing(_fields(english), _fields(translation), frozenset()) or _added_markup(english, translation)


@lru_cache(maxsize=1 << 14)
def plural_fault_of(one: str, many: str, form: str) -> str | None:
    """The same for one plural form: it may leave out the number itself."""
    both = _fields(one) | _fields(many)
    may_miss = frozenset(name for name in both if name.split(":")[0] in _COUNTED) | (_fields(one) ^ _fields(many))
    return _differing(both, _fields(form), may_miss) or _added_markup(many, form)


def _fields(text: str) -> frozenset[str]:
    """The replacement fields as they stand, with conversion and format: `{n:>9}` is not `{n}`."""
    try:
        parsed = list(Formatter().parse(text))
    except ValueError:
        return frozenset({"braces that do not pair"})
    return frozenset(
        f"{name}{f'!{conversion}' if conversion else ''}{f':{form}' if form else ''}"
        for _, name, form, conversion in parsed
        if name is not None
    )


def _differing(english: frozenset[str], translation: frozenset[str], may_miss: frozenset[str]) -> str | None:
    missing = sorted(english - translation - may_miss)
    added = sorted(translation - english)
    told = [*(f"{{{name}}} is missing" for name in missing), *(f"{{{name}}} is not in the English" for name in added)]
    return ", ".join(told) or None


def _added_markup(english: str, translation: str) -> str | None:
    before, after = (Counter({mark: text.count(mark) for mark in _MARKUP}) for text in (english, translation))
    added = sorted((after - before).elements())
    return f"added markup {added[0]!a}" if added else None
