"""Whether an offset cuts what a reader sees as one character: a letter and its marks, a flag, a family of emoji.

Rules GB3 to GB13 of Unicode's annex 29, without GB9c. Browsers follow the version of Unicode that they were built with,
and we that of the `regex` library, so an offset is called a cut only where the two cannot differ:

- GB9c (conjuncts of Indian scripts) came with Unicode 15.1: an older browser rightly puts a boundary there;
- a character that this Python does not know yet is left alone, for a browser may not know it either.

All other rules have stood since Unicode 11, before any browser could segment a text.
"""

from __future__ import annotations

import unicodedata

import regex

_NEVER_APART = regex.compile(
    r"""
      (?<=\r)(?=\n)                                                                          # GB3
    | (?<=\p{GCB=L})(?=[\p{GCB=L}\p{GCB=V}\p{GCB=LV}\p{GCB=LVT}])                            # GB6
    | (?<=[\p{GCB=LV}\p{GCB=V}])(?=[\p{GCB=V}\p{GCB=T}])                                     # GB7
    | (?<=[\p{GCB=LVT}\p{GCB=T}])(?=\p{GCB=T})                                               # GB8
    | (?<=[^\p{GCB=Control}\r\n])(?=[\p{GCB=Extend}\p{GCB=ZWJ}\p{GCB=SpacingMark}])          # GB9, GB9a
    | (?<=\p{GCB=Prepend})(?=[^\p{GCB=Control}\r\n])                                         # GB9b
    | (?<=\p{Extended_Pictographic}\p{GCB=Extend}*\u200D)(?=\p{Extended_Pictographic})       # GB11
    | (?<=(?<!\p{GCB=Regional_Indicator})(?:\p{GCB=Regional_Indicator}{2})*\p{GCB=Regional_Indicator})
      (?=\p{GCB=Regional_Indicator})                                                         # GB12, GB13
    """,
    regex.VERBOSE,
)
_UNASSIGNED = "Cn"


def cuts_a_character(text: str, offset: int) -> bool:
    """True where `offset`, in code points, surely lies inside a grapheme cluster; both ends of a text never do.

    >>> cuts_a_character("e\\u0301a", 1), cuts_a_character("e\\u0301a", 2)
    (True, False)
    """
    if not 0 < offset < len(text) or _UNASSIGNED in map(unicodedata.category, text[offset - 1 : offset + 1]):
        return False
    return _NEVER_APART.match(text, offset) is not None
