"""What the sheet is given, in portions: what stays the same from run to run travels once.

Each portion is an element of its own. Streamlit sends a large element that the browser has already as its hash; the
form (rubric and words), the texts of an item and what signals noticed in them do not change while somebody answers,
only the small rest does.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

FORM = ("rubric", "more", "words", "ui")
ITEM = ("unit", "content", "source", "prompt", "source_prompt", "outputs", "domain", "tags")
NOTICED = ("signals", "revealed")
PLACES = 6
"""Elements: form, item and signals of what is judged now, and of what comes next."""


def split(data: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The rest of the data, with the names of its portions, and those portions by name. `next` is data like it."""
    rest, portions = _split(data)
    if data.get("next") is not None:
        rest["next"], more = _split(data["next"])
        portions |= more
    return rest, portions


def _split(data: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, bytes]]:
    rest = {name: value for name, value in data.items() if name not in (*FORM, *ITEM, *NOTICED)}
    portions = {}
    for kind, names in (("form", FORM), ("item", ITEM), ("noticed", NOTICED)):
        content = json.dumps({name: data[name] for name in names if name in data}, ensure_ascii=False)
        rest[kind] = f"{kind}-{sha256(content.encode()).hexdigest()[:24]}"
        portions[rest[kind]] = f"{rest[kind]}\n{content}".encode()  # bytes: Streamlit would search a dict for tables
    return rest, portions


def placed(portions: Mapping[str, bytes], before: tuple[str, ...]) -> tuple[str, ...]:
    """Which portion stands in which place; one that was there stays where it is, so that it is not sent again."""
    places = [each if each in portions else "" for each in before] or [""] * PLACES
    for name in portions:
        if name not in places:
            places[places.index("")] = name
    return tuple(places)
