"""Reads one criterion: types and keys. What goes with what is looked at afterwards, in `checks`."""

from __future__ import annotations

from collections.abc import Collection

from localize.errors import said
from localize.rubric.conditions import is_number
from localize.rubric.elements import (
    read_category,
    read_example,
    read_id,
    read_levels,
    read_option,
    read_range,
    read_row,
    read_scale,
    read_severity,
    read_weights,
)
from localize.rubric.model import Axis, CannotJudge, Comment, Criterion, Doubt, Kind, Measure, ShowWhen
from localize.rubric.table import LARGEST, Table

OPERATORS = ("==", "!=", "<", "<=", ">", ">=", "in", "not_in", "contains")
MEASURES = {
    Kind.LIKERT: Measure.ORDINAL,
    Kind.SLIDER: Measure.INTERVAL,
    Kind.RANKING: Measure.ORDINAL,
    Kind.PREFERENCE: Measure.ORDINAL,
    Kind.PREFERENCE_GRID: Measure.ORDINAL,
}
LEVELLED = (Kind.LIKERT, Kind.SLIDER, Kind.PREFERENCE)
WRITTEN = (Kind.REWRITE, Kind.TEXT)
ONLY_FOR: dict[str, tuple[Kind, ...]] = {
    "levels": LEVELLED,
    "options": (Kind.CHOICE, Kind.MULTI),
    "rows": (Kind.CHECKLIST, Kind.PREFERENCE_GRID),
    "scale": (Kind.PREFERENCE, Kind.PREFERENCE_GRID),
    "range": (Kind.SLIDER,),
    "max_choices": (Kind.MULTI,),
    "positional": (Kind.PREFERENCE, Kind.PREFERENCE_GRID, Kind.CHOICE, Kind.MULTI, Kind.RANKING),
    **dict.fromkeys(("min_chars", "must_differ", "prefill"), WRITTEN),
    **dict.fromkeys(
        (
            "severities",
            "categories",
            "category_required_when",
            "on",
            "also_on_source",
            "special_tokens",
            "weights",
            "confirm_empty",
        ),
        (Kind.SPANS,),
    ),
}


def read_criterion(table: Table, names: Collection[str]) -> Criterion:
    """The criterion in `table`; `names` are the ids that conditions may speak of."""
    kind = _kind(table)
    levels = read_levels(table)
    measure = table.one_of("measure", Measure, code="R014")
    criterion = Criterion(
        id=read_id(table),
        kind=kind,
        question=table.text("question", missing="R013"),
        measure=measure or MEASURES.get(kind, Measure.NOMINAL),
        help=table.text_or_none("help"),
        group=table.text_or_none("group"),
        axis=table.one_of("axis", Axis),
        examples=tuple(read_example(each) for each in table.tables("examples")),
        required=table.flag("required", True),
        show_when=_show_when(table),
        levels=levels,
        options=tuple(read_option(each) for each in table.tables("options")),
        rows=tuple(read_row(each) for each in table.tables("rows")),
        scale=read_scale(table, levels if kind is Kind.PREFERENCE else ()),
        range=read_range(table, levels if kind is Kind.SLIDER else ()),
        max_choices=table.whole("max_choices", least=1),
        min_chars=table.whole("min_chars", 0, least=0) or 0,
        must_differ=table.flag("must_differ"),
        prefill=table.word("prefill", ("target", "source")),
        confirm_empty=table.flag("confirm_empty"),
        severities=tuple(read_severity(each) for each in table.tables("severities")),
        categories=tuple(read_category(each) for each in table.tables("categories")),
        category_required_when=table.condition("category_required_when", names),
        on=table.word("on", ("target", "source"), default="target") or "target",
        also_on_source=table.flag("also_on_source"),
        special_tokens=table.texts("special_tokens"),
        weights=read_weights(table),
        na=_na(table, kind),
        cannot_judge=_cannot_judge(table),
        comment=_comment(table, names),
        check=_doubt(table, names),
        alert_when=table.condition("alert_when", names),
        spans=table.word("spans", ("optional",)),
        positional=table.flag("positional", kind is Kind.RANKING),
        weight=table.number("weight"),
        expect_disagreement=table.flag("expect_disagreement"),
        routes_to=table.text_or_none("routes_to"),
        blind_ok=table.flag("blind_ok"),
        private=table.flag("private"),
    )
    table.finish()
    return criterion


def _kind(table: Table) -> Kind:
    kind = table.one_of("kind", Kind, code="R012")
    if kind is None:
        if not table.has("kind"):
            table.note("R012", "kind", said("Say the kind, one of: {kinds}.", kinds=", ".join(Kind)))
        return Kind.TEXT
    for key, kinds in ONLY_FOR.items():
        if table.says(key) and kind not in kinds:
            table.note(
                "R015",
                key,
                said("A {kind} has no {key}; it is for: {kinds}.", kind=kind, key=key, kinds=", ".join(kinds)),
            )
    return kind


def _na(table: Table, kind: Kind) -> str | None:
    if kind is Kind.LIKERT and table.any("na") is None:
        table.note(
            "R024", "na", said('Say whether N/A is allowed: na = false, or na = {{ allowed = true, text = "…" }}.')
        )
    if table.any("na") is False:
        return None
    inner = table.table("na")
    return _allowed(inner) if inner else None


def _cannot_judge(table: Table) -> CannotJudge | None:
    if table.any("cannot_judge") is False:
        return None
    inner = table.table("cannot_judge")
    if inner is None:
        return None
    reassigns = inner.flag("reassigns")
    text = _allowed(inner)
    return None if text is None else CannotJudge(text, reassigns)


def _allowed(table: Table) -> str | None:
    allowed = table.flag("allowed")
    if table.any("allowed") is None:
        table.note("R002", "allowed", said("Write allowed = true or allowed = false."))
    text = table.text("text") if allowed else table.text_or_none("text")
    table.finish()
    return text if allowed else None


def _comment(table: Table, names: Collection[str]) -> Comment:
    inner = table.table("comment")
    if inner is None:
        return Comment()
    comment = Comment(
        inner.condition("required_when", names), inner.text_or_none("prompt"), inner.whole("min_chars", 0, least=0) or 0
    )
    inner.finish()
    return comment


def _doubt(table: Table, names: Collection[str]) -> Doubt | None:
    inner = table.table("check")
    if inner is None:
        return None
    condition, text = inner.condition("warn_when", names), inner.text("text")
    if inner.any("warn_when") is None:
        inner.note("R002", "warn_when", said("Say when to ask: a condition."))
    inner.finish()
    return None if condition is None else Doubt(condition, text)


def _show_when(table: Table) -> ShowWhen | None:
    inner = table.table("show_when")
    if inner is None:
        return None
    criterion = inner.text("criterion")
    op, value = inner.word("op", OPERATORS, code="R043"), inner.any("value")
    inner.finish()
    if op is None and not inner.has("op"):
        inner.note("R002", "op", said("Say how to compare, one of: {operators}.", operators=", ".join(OPERATORS)))
    scalars = value if isinstance(value, list) else [value]
    if not all(isinstance(each, bool | str) or (is_number(each) and abs(each) <= LARGEST) for each in scalars):
        inner.note("R007", "value", said("Write a number, a text, true, false, or a list of them here."))
        return None
    return ShowWhen(criterion, op, tuple(value) if isinstance(value, list) else value) if op and criterion else None
