"""Rubrics: forms in TOML, one file each in `rubrics/`. Adding a file adds a rubric; no code knows one by its name.

`read` makes a `Rubric` of a file or says everything that is wrong with it, `shelf` finds the files,
`ratings` holds the rules of answering, `render` gives the words to translate and the form the browser draws.
"""

from localize.rubric.conditions import Condition, parse_condition
from localize.rubric.examples import Reader
from localize.rubric.model import Criterion, Kind, LocaleMatch, Measure, Rubric
from localize.rubric.ratings import (
    alerts,
    as_shown,
    asked,
    by_output,
    cannot_judge_reassigns,
    check_ratings,
    read_ratings,
    shown,
)
from localize.rubric.read import check_content, check_file, parse_kept_rubric, parse_rubric, read_rubric
from localize.rubric.render import strings, to_sheet
from localize.rubric.shelf import find_rubrics

__all__ = [
    "Condition",
    "Criterion",
    "Kind",
    "LocaleMatch",
    "Measure",
    "Reader",
    "Rubric",
    "alerts",
    "as_shown",
    "asked",
    "by_output",
    "cannot_judge_reassigns",
    "check_content",
    "check_file",
    "check_ratings",
    "find_rubrics",
    "parse_condition",
    "parse_kept_rubric",
    "parse_rubric",
    "read_ratings",
    "read_rubric",
    "shown",
    "strings",
    "to_sheet",
]
