"""Two rubrics that have every kind between them, made for tests, and a writer of TOML for mutations."""

from __future__ import annotations

import copy
import json
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from localize.rubric import Rubric, parse_rubric

SHIPPED = sorted((Path(__file__).parents[2] / "rubrics").glob("*.toml"))

EVERY_KIND = """
schema = "rubric/1"
id = "every-kind"
version = "2.1.0"
unit = "pair"
lang = "en"
title = "Every kind"
intro = "For {locale_name}. {This} is text."
profiles.short = ["level", "pick"]
checklist_scale = [
  { id = "absent", text = "Not there", na = true },
  { id = "ok", text = "Right" },
  { id = "wrong", text = "Wrong", points = 5, comment_required = true },
]
[[criteria]]
id = "level"
kind = "likert"
question = "How good?"
levels = [
  { value = 1, label = "Bad", anchor = "Nobody would." },
  { value = 2, label = "Fair", anchor = "Some would." },
  { value = 3, label = "Good", anchor = "All would." },
]
na = { allowed = true, text = "Nothing to see" }
comment = { required_when = "value == 1", min_chars = 5 }
weight = 1
[[criteria.examples]]
lang = "de-DE"
good = "So."
bad = "Anders."
why = "Because."
level_of_bad = 1
[[criteria.examples]]
lang = "ja"
bad = "だめ"
[[criteria]]
id = "slide"
kind = "slider"
question = "How much?"
range = { min = 0, max = 100, step = 5, start = "none" }
levels = [ { value = 0, label = "None", anchor = "Nothing." }, { value = 100, label = "All", anchor = "Everything." } ]
check = { warn_when = "value >= 90 and level == 1", text = "Really?" }
[[criteria]]
id = "yes_no"
kind = "binary"
question = "Is it?"
cannot_judge = { allowed = true, text = "I cannot tell", reassigns = true }
[[criteria]]
id = "pick"
kind = "choice"
question = "Which?"
options = [
  { id = "one", text = "One" },
  { id = "two", text = "Two", comment_required = true },
  { id = "end", text = "End", ends_form = true },
]
[[criteria]]
id = "pick_child"
kind = "text"
question = "Why two?"
min_chars = 4
show_when = { criterion = "pick", op = "==", value = "two" }
[[criteria]]
id = "several"
kind = "multi"
question = "Which ones?"
max_choices = 2
options = [
  { id = "a", text = "A" },
  { id = "b", text = "B" },
  { id = "c", text = "C" },
  { id = "d", text = "D" },
  { id = "none", text = "None", exclusive = true },
]
[[criteria]]
id = "several_child"
kind = "binary"
question = "B, really?"
show_when = { criterion = "several", op = "contains", value = "b" }
[[criteria]]
id = "several_grandchild"
kind = "text"
question = "How so?"
show_when = { criterion = "several_child", op = "==", value = true }
[[criteria]]
id = "order"
kind = "ranking"
question = "In which order?"
required = false
[[criteria]]
id = "side"
kind = "preference"
question = "Which is better?"
positional = true
levels = [
  { value = -1, label = "A", anchor = "A." },
  { value = 0, label = "=", anchor = "Same." },
  { value = 1, label = "B", anchor = "B." },
]
alert_when = "abs(value) == 1 and level == 1"
[[criteria]]
id = "sides"
kind = "preference_grid"
question = "And by part?"
positional = true
rows = [ { id = "words", text = "words" }, { id = "facts", text = "facts" } ]
scale = { min = -2, max = 2, zero = "none" }
[[criteria]]
id = "table"
kind = "checklist"
question = "Row by row"
rows = [ { id = "date", text = "Dates", hint = "cldr:date.short" }, { id = "time", text = "Times" } ]
[[criteria]]
id = "bad_side"
kind = "multi"
question = "Which is unusable?"
required = false
positional = true
options = [ { id = "first", text = "A" }, { id = "second", text = "B" } ]
[[criteria]]
id = "best_side"
kind = "choice"
question = "Which first?"
required = false
positional = true
options = [ { id = "first", text = "A" }, { id = "second", text = "B" }, { id = "neither", text = "Neither" } ]
"""

ONE_TEXT = """
schema = "rubric/1"
id = "one-text"
version = "1.0.0"
unit = "translation"
lang = "en"
title = "Marks and a better text"
intro = "For {locale_name}."
mode = "typed"
[[criteria]]
id = "marks"
kind = "spans"
question = "Mark errors."
also_on_source = true
special_tokens = ["[missing]"]
severities = [
  { id = "minor", text = "Minor", weight = 1 },
  { id = "major", text = "Major", weight = 5, comment_required = true },
  { id = "rare", text = "Rare", hidden_in = ["typed"] },
]
categories = [
  { id = "style", text = "Style", sub = ["awkward"] },
  { id = "other", text = "Other", comment_required = true },
]
category_required_when = "mode == 'typed'"
weights = { style = { minor = 0.5 } }
[[criteria]]
id = "better"
kind = "rewrite"
question = "Write it better."
prefill = "target"
must_differ = true
"""

HUGE = "stands for a number with more digits than Python would print"

TARGET = "Der Zug fährt um 18:30 ab 🚆 von Gleis 3."
TEXTS = {"target": TARGET, "source": "The train leaves at 6:30 pm."}


def every_kind() -> Rubric:
    """All kinds in one, as no file may have it: a pair has no one text to mark, and rules of answering do not mind."""
    pair, one = parse_rubric(EVERY_KIND, "every-kind"), parse_rubric(ONE_TEXT, "one-text")
    at = [each.id for each in pair.criteria].index("table")
    marks, better = one.criteria
    criteria = (*pair.criteria[:at], marks, pair.criteria[at], better, *pair.criteria[at + 1 :])
    return replace(pair, criteria=criteria, mode=one.mode)


def good_answers() -> dict[str, Any]:
    """Whole answers to every criterion that is shown without children."""
    at = TARGET.index("18:30")
    return {
        "level": 2,
        "slide": 55,
        "yes_no": False,
        "pick": "one",
        "several": ["a", "c"],
        "order": [[1], [0]],
        "side": -1,
        "sides": {"words": 1, "facts": -2},
        "marks": [
            {"on": "target", "start": at, "end": at + 5, "text": "18:30", "severity": "minor", "category": "style"}
        ],
        "table": {"date": "absent", "time": "ok"},
        "better": "Der Zug fährt um 18.30 Uhr ab.",
        "bad_side": ["first"],
        "best_side": "second",
    }


def tree(text: str = EVERY_KIND) -> dict[str, Any]:
    return copy.deepcopy(tomllib.loads(text))


def toml(value: object) -> str:
    """TOML of a top table; inner tables are written in line."""
    assert isinstance(value, dict)
    return "".join(f"{json.dumps(key)} = {_inline(inner)}\n" for key, inner in value.items())


def _inline(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {_inline(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_inline, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if value == HUGE:
        return "0x" + "f" * 5000
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)
