"""One record (values by field) becomes an `ImportRow`, or a `Rejection` that names the field and what is valid."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from localize.errors import said
from localize.intake import fields
from localize.intake.checks import LOCALE_MAX_CHARS, Fault, content, listed, members, name, text, time, unique
from localize.intake.source import Record, excerpt
from localize.records import Content, ImportRow, JudgmentRow, MadeBy, OutputRow, Rejection

ROUND_MAX = 1_000_000


def row(record: Record) -> ImportRow | Rejection:
    """The row, or its first fault."""
    try:
        return checked(record)
    except Fault as fault:
        return rejected(record.line, fault)


def rejected(line: int, fault: Fault) -> Rejection:
    return Rejection(line, fault.column, str(fault.what), excerpt(fault.value))


def checked(record: Record) -> ImportRow:
    """The row of a record. Raises `Fault`."""
    values = record.values
    for key in values:
        if not fields.known(key) and not key.startswith("_"):
            raise Fault(excerpt(key), fields.unknown(key), values[key])
    source_locale = values.get("source_locale")
    return ImportRow(
        line=record.line,
        prompt_id=name("prompt_id", values.get("prompt_id")),
        locale=name("locale", values.get("locale"), top=LOCALE_MAX_CHARS),
        prompt=_content(values, "prompt"),
        source_locale=None if source_locale is None else name("source_locale", source_locale, top=LOCALE_MAX_CHARS),
        source_prompt=_content(values, "source_prompt"),
        made_by=_made_by(values.get("made_by")),
        outputs=_outputs(values),
        reference=_text(values, "reference"),
        domain=_text(values, "domain"),
        tags=_tags(values.get("tags")),
        round=_round(values.get("round")),
        judgments=_judgments(values.get("judgments")),
    )


def _content(values: Mapping[str, Any], column: str) -> Content | None:
    value = values.get(column)
    return None if value is None else content(column, value)


def _text(values: Mapping[str, Any], column: str) -> str | None:
    value = values.get(column)
    return None if value is None else text(column, value)


def _made_by(value: Any) -> MadeBy:
    if value is None:
        return MadeBy.MACHINE
    try:
        return MadeBy(value)
    except ValueError:
        valid = ", ".join(MadeBy)
        what = said("made_by is {value}; valid: {valid}", value=repr(excerpt(value)), valid=valid)
        raise Fault("made_by", what, value) from None


def _outputs(values: Mapping[str, Any]) -> tuple[OutputRow, ...]:
    """Outputs of the list, of `output:<model>` columns, and of `model` and `text`. An empty place is no output."""
    whole = values.get("outputs")
    found = [] if whole is None else [_output(each) for each in listed("outputs", whole)]
    for column, value in values.items():
        if value is not None and column.startswith(fields.OUTPUT_COLUMN):
            found.append(OutputRow(name(column, column.removeprefix(fields.OUTPUT_COLUMN)), text(column, value)))
    model, answer = values.get("model"), values.get("text")
    if model is not None and answer is not None:
        found.append(OutputRow(name("model", model), text("text", answer)))
    elif answer:
        raise Fault("model", said("there is a text but no model that wrote it"), answer)
    if len(found) > 1:
        unique("outputs", [output.model for output in found])
    return tuple(found)


def _output(value: Any) -> OutputRow:
    value = members("outputs", value, ("model", "text"), required=("model", "text"))
    return OutputRow(name("outputs", value["model"]), text("outputs", value["text"]))


def _tags(value: Any) -> tuple[str, ...]:
    return () if value is None else tuple(name("tags", tag) for tag in listed("tags", value))


def _round(value: Any) -> int:
    if value is None:
        return 1
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= ROUND_MAX:
        return value
    what = said("round is {value}; valid: a whole number from 1 to {top}", value=repr(excerpt(value)), top=ROUND_MAX)
    raise Fault("round", what, value)


def _judgments(value: Any) -> tuple[JudgmentRow, ...]:
    return () if value is None else tuple(_judgment(each) for each in listed("judgments", value))


def _judgment(value: Any) -> JudgmentRow:
    valid = ("rater", "rubric", "outputs", "ratings", "submitted_at")
    value = members("judgments", value, valid, required=("rater", "rubric", "ratings"))
    ratings = value["ratings"]
    if not isinstance(ratings, dict) or not ratings:
        raise Fault("judgments", said('in judgments: ratings must be an object such as {{"preference": -2}}'), ratings)
    models = () if value.get("outputs") is None else listed("judgments", value["outputs"])
    outputs = tuple(name("judgments", model) for model in models)
    unique("judgments", outputs)
    submitted_at = value.get("submitted_at")
    return JudgmentRow(
        rater=name("judgments", value["rater"]),
        rubric=name("judgments", value["rubric"]),
        outputs=outputs,
        ratings=ratings,
        submitted_at=None if submitted_at is None else time("judgments", submitted_at),
    )
