"""Reads what a criterion is made of: levels, options, rows, scales, severities, categories, examples."""

from __future__ import annotations

import re

from localize.errors import said
from localize.rubric.conditions import RESERVED
from localize.rubric.model import Category, Example, Level, Mode, Option, Points, Range, Row, Scale, Severity, Step
from localize.rubric.table import Table

ID = re.compile(r"[a-z][a-z0-9_-]{0,63}")
LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


def read_id(table: Table) -> str:
    """An id: a small letter, then small letters, digits, _ and -."""
    value = table.text("id")
    if value and (not ID.fullmatch(value) or value in RESERVED):
        table.note(
            "R010",
            "id",
            said(
                "{id} cannot be an id. Write small letters, digits, _ and -, a letter first, 64 at most; not: {taken}.",
                id=repr(value),
                taken=", ".join(sorted(RESERVED)),
            ),
        )
    return value


def read_step(table: Table) -> Step:
    """One answer of the check lists of a rubric."""
    step = Step(
        read_id(table),
        table.text("text"),
        na=table.flag("na"),
        points=table.number("points"),
        comment_required=table.flag("comment_required"),
    )
    table.finish()
    return step


def read_levels(table: Table) -> tuple[Level, ...]:
    levels = []
    for each in table.tables("levels"):
        value = each.needed_whole("value")
        level = Level(value or 0, each.text("label"), each.text("anchor", missing="R021"))
        each.finish()
        levels += [level] if value is not None else []
    return tuple(levels)


def read_option(table: Table) -> Option:
    option = Option(
        id=read_id(table),
        text=table.text("text"),
        example=table.text_or_none("example"),
        code=table.text_or_none("code"),
        exclusive=table.flag("exclusive"),
        ends_form=table.flag("ends_form"),
        routes_to=table.text_or_none("routes_to"),
        comment_required=table.flag("comment_required"),
    )
    table.finish()
    return option


def read_row(table: Table) -> Row:
    row = Row(read_id(table), table.text("text"), table.text_or_none("hint"))
    if row.id in ("state", "comment"):
        # {"comment": …} as a value would read as a comment on the whole criterion
        table.note("R010", "id", said("A row cannot be called {id}: choose another id.", id=row.id))
    table.finish()
    return row


def read_scale(table: Table, levels: tuple[Level, ...]) -> Scale | None:
    inner = table.table("scale")
    if inner is None:
        return Scale(levels[0].value, levels[-1].value) if levels else None
    low, high = inner.needed_whole("min"), inner.needed_whole("max")
    zero = inner.word("zero", ("explicit", "none"), default="explicit") == "explicit"
    inner.finish()
    return None if low is None or high is None else Scale(low, high, zero)


def read_range(table: Table, levels: tuple[Level, ...]) -> Range | None:
    inner = table.table("range")
    if inner is None:
        return Range(levels[0].value, levels[-1].value) if levels else None
    low, high = inner.needed_whole("min"), inner.needed_whole("max")
    step = inner.whole("step", 1, least=1) or 1
    start = None if inner.any("start") == "none" else inner.whole("start")
    inner.finish()
    return None if low is None or high is None else Range(low, high, step, start)


def read_severity(table: Table) -> Severity:
    severity = Severity(
        read_id(table),
        table.text("text"),
        weight=table.number("weight"),
        comment_required=table.flag("comment_required"),
        hidden_in=table.texts("hidden_in"),
        label=table.text_or_none("label"),
    )
    for each in severity.hidden_in:
        if each not in list(Mode):
            table.note(
                "R009",
                "hidden_in",
                said("There is no mode {mode}. Modes are: {modes}.", mode=each, modes=", ".join(Mode)),
            )
    table.finish()
    return severity


def read_category(table: Table) -> Category:
    id, text, sub = read_id(table), table.text("text"), table.named_texts("sub")
    category = Category(
        id,
        text,
        tuple(name for name, _ in sub),
        comment_required=table.flag("comment_required"),
        sub_texts=tuple(said for _, said in sub),
    )
    table.finish()
    return category


def read_weights(table: Table) -> tuple[Points, ...]:
    found = []
    categories = table.table("weights")
    for category in categories.entries() if categories else ():
        assert categories is not None
        severities = categories.table(category)
        for severity in severities.entries() if severities else ():
            assert severities is not None
            found.append(Points(category, severity, severities.number(severity)))
    return tuple(found)


def read_example(table: Table) -> Example:
    example = Example(
        lang=table.text("lang"),
        good=table.text_or_none("good"),
        bad=table.text_or_none("bad"),
        why=table.text_or_none("why"),
        level_of_bad=table.whole("level_of_bad"),
        source=table.text_or_none("source"),
        span=table.text_or_none("span"),
        severity=table.text_or_none("severity"),
        category=table.text_or_none("category"),
    )
    if not (example.good or example.bad):
        table.note("R002", "good", said("Write a good or a bad text here, or both."))
    if example.lang and not LANGUAGE_TAG.fullmatch(example.lang):
        table.note("R054", "lang", said("{tag} is no language tag; write one such as pt-BR.", tag=repr(example.lang)))
    table.finish()
    return example
