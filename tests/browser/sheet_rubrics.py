"""Rubrics for what the shipped ones leave out: a list put in order, and a prompt written from a brief."""

from __future__ import annotations

from localize.rubric import Rubric, find_rubrics, parse_rubric, read_rubric

ORDER = """
schema = "rubric/1"
id = "order"
version = "1.0.0"
unit = "list"
lang = "en"
title = "Put the answers in order"
intro = "Read all answers, then say which serves a reader here ({locale_name}) best."
[[criteria]]
id = "order"
kind = "ranking"
question = "Which is best, which comes next?"
comment = { prompt = "What decided it?" }
[[criteria]]
id = "safe"
kind = "binary"
question = "Are all of them safe to show?"
"""

WRITE = """
schema = "rubric/1"
id = "write"
version = "1.0.0"
unit = "brief"
lang = "en"
title = "Write a prompt"
intro = "Write what somebody here ({locale_name}) would really type."
[[criteria]]
id = "prompt"
kind = "rewrite"
question = "Your prompt"
min_chars = 10
[[criteria]]
id = "kind_of_need"
kind = "multi"
question = "What does a good answer need?"
max_choices = 2
options = [
  { id = "culture", text = "local cultural knowledge" }, { id = "places", text = "local geography" },
  { id = "dialect", text = "a dialect or local wording" }, { id = "none", text = "none of these", exclusive = true },
]
"""
OWN = {"order": ORDER, "write": WRITE}


def known_rubrics() -> list[str]:
    return [*sorted(find_rubrics(None)), *OWN]


def rubric_named(name: str) -> Rubric:
    return parse_rubric(OWN[name], name) if name in OWN else read_rubric(find_rubrics(None)[name])
