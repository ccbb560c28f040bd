"""Sets of known items to test with: what is right can be told from the texts alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from localize.records import ReviewItem

RIGHT, WRONG = "this one is right", "this one is wrong"


def head(purpose: str = "placement", key: str | None = None, **changes: Any) -> dict[str, Any]:
    return {
        "schema": "set/1",
        "key": key or f"{purpose}-es",
        "purpose": purpose,
        "locale": "es-MX",
        "unit": "pair",
        "rubric": "preference",
        "title": "Español de México",
    } | changes


def line(number: int = 0, **changes: Any) -> dict[str, Any]:
    """The right output is A in even lines and B in odd ones."""
    outputs = [f"{RIGHT} {number}", f"{WRONG} {number}"]
    turned = number % 2 == 1
    return {
        "item": f"i{number}",
        "prompt": f"¿Cuál {number}?",
        "outputs": outputs[::-1] if turned else outputs,
        "expected": {"preference": "B above A" if turned else "A above B"},
        "explanation": f"Porque sí {number}.",
    } | changes


def write_set(folder: Path, first: dict[str, Any], *lines: dict[str, Any], items: int = 0) -> Path:
    """A file of a set: these lines, or so many of `line`."""
    rows = [first, *(lines or (line(number) for number in range(items)))]
    file = folder / f"{first['key']}.jsonl"
    file.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in rows), encoding="utf-8")
    return file


def is_known(item: ReviewItem) -> bool:
    return any(each.startswith((RIGHT, WRONG)) for each in item.outputs)


def answer(item: ReviewItem, *, right: bool = True) -> dict[str, Any]:
    """Ratings of a pair: of a known one right or wrong, of others that the second is better."""
    second = not item.outputs[0].startswith(RIGHT)
    return {"preference": 2 if second == right else -2, "reasons": ["correct"]}
