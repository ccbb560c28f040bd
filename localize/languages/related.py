"""Which languages a reader of one can make out in another: for choosing examples to show, never for who may judge."""

from __future__ import annotations

from enum import IntEnum

from localize.languages.tags import parts

# Close relatives in one script whose readers follow a short text of each other. Not here: what shares a script and
# nothing else (Arabic, Persian, Urdu), and what is one language to the ear in two scripts (Hindi, Urdu).
_NEIGHBOURS = """
ast ca es fr gl it oc pt
bho hi mai mr ne
be ru uk
bg mk
cs sk
bs cnr hr sr
af de lb nl
da nb nn no sv
id ms
acm aeb apc ar ars ary arz
yue zh
az tr
kk ky
nr ss xh zu
nso st tn
"""
_GROUPS = {language: number for number, line in enumerate(_NEIGHBOURS.splitlines()) for language in line.split()}


class Kinship(IntEnum):
    """How near a text's locale is to a reader's, the nearest first."""

    SAME_PLACE = 0
    SAME_LANGUAGE = 1
    """Language and script are the same."""
    RELATED = 2
    STRANGE = 3


def kinship(reader: str, text: str) -> Kinship:
    """How near the locale of a text is to one of its reader. Raises UnknownLocale."""
    mine, theirs = parts(reader), parts(text)
    if mine == theirs:
        return Kinship.SAME_PLACE
    if mine.script != theirs.script:
        return Kinship.STRANGE
    if mine.language == theirs.language:
        return Kinship.SAME_LANGUAGE
    group = _GROUPS.get(mine.language)
    return Kinship.RELATED if group is not None and group == _GROUPS.get(theirs.language) else Kinship.STRANGE
