"""Any row comes back equal from each format, and any bytes give rows, rejections or a refusal."""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from localize.errors import LocalizeError
from localize.intake import PAGE, formats, parse_mapping, read, read_here
from localize.records import Content, ImportRow, JudgmentRow, MadeBy, Message, OutputRow, Rejection

ANY = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20).filter(str.strip)
CONTENTS = TEXTS | st.lists(
    st.builds(Message, st.sampled_from(["system", "user", "assistant", "tool"]), TEXTS), min_size=1, max_size=3
).map(tuple)
MODELS = st.lists(NAMES, max_size=3, unique=True).map(tuple)
VALUES = st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | TEXTS
JUDGMENTS = st.builds(
    JudgmentRow,
    NAMES,
    NAMES,
    MODELS,
    st.dictionaries(TEXTS, VALUES | st.lists(VALUES, max_size=2), min_size=1, max_size=3),
    st.none() | st.datetimes(min_value=datetime(1900, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - hypothesis asks for a naive bound
)
ROWS = st.builds(
    ImportRow,
    line=st.just(0),
    prompt_id=NAMES,
    locale=NAMES,
    prompt=st.none() | CONTENTS,
    source_locale=st.none() | NAMES,
    source_prompt=st.none() | CONTENTS,
    made_by=st.sampled_from(MadeBy),
    outputs=st.lists(st.builds(OutputRow, NAMES, TEXTS), max_size=3, unique_by=lambda output: output.model).map(tuple),
    reference=st.none() | TEXTS,
    domain=st.none() | TEXTS,
    tags=st.lists(NAMES, max_size=3).map(tuple),
    round=st.integers(1, 1_000_000),
    judgments=st.lists(JUDGMENTS, max_size=2).map(tuple),
)


def content(value: Content | None) -> Any:
    if isinstance(value, tuple):
        return [{"role": turn.role, "content": turn.content} for turn in value]
    return value


def line(row: ImportRow) -> dict[str, Any]:
    """A row in the canonical form."""
    return {
        "prompt_id": row.prompt_id,
        "locale": row.locale,
        "prompt": content(row.prompt),
        "source_locale": row.source_locale,
        "source_prompt": content(row.source_prompt),
        "made_by": row.made_by.value,
        "outputs": [{"model": output.model, "text": output.text} for output in row.outputs],
        "reference": row.reference,
        "domain": row.domain,
        "tags": list(row.tags),
        "round": row.round,
        "judgments": [
            {
                "rater": each.rater,
                "rubric": each.rubric,
                "outputs": list(each.outputs),
                "ratings": each.ratings,
                "submitted_at": each.submitted_at and each.submitted_at.isoformat(),
            }
            for each in row.judgments
        ],
    }


def unnumbered(found: list[ImportRow | Rejection]) -> list[dict[str, Any]]:
    assert all(isinstance(each, ImportRow) for each in found), found
    return [line(each) for each in found if isinstance(each, ImportRow)]


@given(rows=st.lists(ROWS, min_size=1, max_size=4), ascii_only=st.booleans(), array=st.booleans())
@ANY
def test_any_row_comes_back_equal_from_json(
    tmp_path: Path, rows: list[ImportRow], ascii_only: bool, array: bool
) -> None:
    lines = [line(row) for row in rows]
    file = tmp_path / "rows.json"
    whole = json.dumps(lines, ensure_ascii=ascii_only, indent=1)
    file.write_text(
        whole if array else "\n".join(json.dumps(each, ensure_ascii=ascii_only) for each in lines),
        encoding="utf-8",
        newline="",
    )
    found = list(read(file))
    assert unnumbered(found) == lines
    if not array:
        assert [each.line for each in found] == list(range(1, len(rows) + 1))


@given(
    rows=st.lists(ROWS, min_size=1, max_size=4),
    name=st.sampled_from(["rows.csv", "rows.tsv"]),
    eol=st.sampled_from(["\n", "\r\n"]),
)
@ANY
def test_any_row_comes_back_equal_from_a_table_of_text(
    tmp_path: Path, rows: list[ImportRow], name: str, eol: str
) -> None:
    lines = [line(row) for row in rows]
    for each in lines:  # an empty cell is no text at all, and a text in the shape of chat messages is chat
        for column in ("prompt", "source_prompt", "reference", "domain"):
            each[column] = each[column] or None
    file = tmp_path / name
    with file.open("w", encoding="utf-8", newline="") as stream:
        # Before Python 3.13 the writer quotes a lone CR only if line ends hold one.
        quoting = csv.QUOTE_ALL if eol == "\n" else csv.QUOTE_MINIMAL
        delimiter = "\t" if name.endswith("tsv") else ","
        writer = csv.writer(stream, delimiter=delimiter, lineterminator=eol, quoting=quoting)
        writer.writerow(lines[0])
        for each in lines:
            writer.writerow(json.dumps(cell) if isinstance(cell, list) else cell for cell in each.values())
    assert unnumbered(list(read(file))) == lines


@given(rows=st.lists(ROWS, min_size=1, max_size=4))
@ANY
def test_any_row_comes_back_equal_from_parquet(tmp_path: Path, rows: list[ImportRow]) -> None:
    lines = [line(row) for row in rows]
    cells = [
        {name: json.dumps(cell) if isinstance(cell, list) else cell for name, cell in each.items()} for each in lines
    ]
    frame = pl.DataFrame(cells, schema_overrides={name: pl.String for name in lines[0] if name != "round"})
    frame.write_parquet(tmp_path / "rows.parquet")
    found = list(read_here(tmp_path / "rows.parquet", formats()["parquet"], None, PAGE))
    assert unnumbered(found) == lines
    assert [each.line for each in found] == list(range(1, len(rows) + 1))


BITS = [b'{"prompt_id": "q", "locale": "de"', b"}", b"[", b"]", b",", b"\n", b"\r", b'"', b"\t", b";", b"\0", b"\xff"]
BITS += [
    b"prompt_id,locale\n",
    b"prompt_id\tlocale\tprompt\n",
    b"\\ud800",
    b"PAR1",
    b"\xef\xbb\xbf",
    b"q,de\n",
    b": 1e999",
]


@pytest.mark.parametrize("format", ["auto", *formats()])
@given(raw=st.binary(max_size=200) | st.lists(st.sampled_from(BITS), max_size=12).map(b"".join), mapped=st.booleans())
@ANY
def test_any_bytes_give_rows_or_rejections_or_a_refusal(tmp_path: Path, format: str, raw: bytes, mapped: bool) -> None:
    file = tmp_path / "any"
    file.write_bytes(raw)
    mapping = parse_mapping(["prompt={q}", "locale=de"]) if mapped else None
    try:
        found = list(read(file, format=format, mapping=mapping))
    except LocalizeError as error:
        found = [Rejection(1, None, str(error))]
    assert found
    for each in found:
        assert isinstance(each, ImportRow) or (each.line >= 1 and each.reason.strip())
