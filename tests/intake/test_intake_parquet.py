"""Parquet: typed columns, text columns, and files that are small on disk only."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from localize.errors import BadFile
from localize.intake import LOCAL, PAGE, UPLOADED, Limits, columns, read
from localize.intake.parquet_footer import read_footer
from localize.records import ImportRow, Message, OutputRow, Rejection


def written(tmp_path: Path, frame: pl.DataFrame, **how: object) -> Path:
    file = tmp_path / "t.parquet"
    frame.write_parquet(file, **how)  # type: ignore[arg-type]
    return file


def test_typed_columns_are_taken_as_they_are(tmp_path: Path) -> None:
    frame = pl.DataFrame(
        {
            "prompt_id": [7, 8],
            "locale": pl.Series(["de", "de"], dtype=pl.Categorical),
            "prompt": [[{"role": "user", "content": "Hi"}], None],
            "outputs": [[{"model": "a", "text": "A"}, {"model": "b", "text": ""}], []],
            "tags": [["x", "y"], None],
            "round": [2, None],
            "__index_level_0__": [0, 1],
        }
    )
    assert list(read(written(tmp_path, frame))) == [
        ImportRow(
            line=1,
            prompt_id="7",
            locale="de",
            prompt=(Message("user", "Hi"),),
            outputs=(OutputRow("a", "A"), OutputRow("b", "")),
            tags=("x", "y"),
            round=2,
        ),
        ImportRow(line=2, prompt_id="8", locale="de"),
    ]


def test_text_columns_are_read_as_in_csv_but_empty_is_not_missing(tmp_path: Path) -> None:
    judged = json.dumps([{"rater": "r", "rubric": "x", "ratings": {"a": 1}}])
    frame = pl.DataFrame(
        {
            "prompt_id": ["q", "q"],
            "locale": ["de", "de"],
            "tags": ["a, b", None],
            "judgments": [judged, None],
            "output:m": ["", None],
        }
    )
    first, second = read(written(tmp_path, frame))
    assert isinstance(first, ImportRow)
    assert (first.tags, first.judgments[0].ratings, first.outputs) == (("a", "b"), {"a": 1}, (OutputRow("m", ""),))
    assert second == ImportRow(line=2, prompt_id="q", locale="de")


def test_a_bad_row_has_its_number_and_column(tmp_path: Path) -> None:
    frame = pl.DataFrame({"prompt_id": ["q", "q"], "locale": ["de", "de"], "prompt": ["a", "a\0b"]})
    _, second = read(written(tmp_path, frame))
    assert isinstance(second, Rejection)
    assert (second.line, second.column) == (2, "prompt")


def test_rows_are_counted_through_slices_and_row_groups(tmp_path: Path) -> None:
    frame = pl.DataFrame({"prompt_id": [f"q{n}" for n in range(12_345)]}).with_columns(locale=pl.lit("de"))
    file = written(tmp_path, frame, row_group_size=1_000)
    assert [(each.line, each.prompt_id) for each in read(file) if isinstance(each, ImportRow)] == [
        (n + 1, f"q{n}") for n in range(12_345)
    ]
    footer = read_footer(file)
    assert (footer.rows, len(footer.row_groups), sum(footer.row_groups)) == (12_345, 13, 12_345)


def test_a_star_in_the_name_is_no_pattern(tmp_path: Path) -> None:
    pl.DataFrame({"prompt_id": ["q"], "locale": ["de"]}).write_parquet(tmp_path / "b.parquet")
    (tmp_path / "b.parquet").rename(tmp_path / "[b]*.parquet")
    assert columns(tmp_path / "[b]*.parquet") == ["prompt_id", "locale"]


def test_a_file_that_unpacks_to_too_much_is_refused_unread(tmp_path: Path) -> None:
    frame = pl.DataFrame({"prompt_id": ["q"], "locale": ["de"], "prompt": ["a" * 20_000_000]})
    file = written(tmp_path, frame, compression="zstd")
    assert file.stat().st_size < 20_000
    with pytest.raises(BadFile, match="bytes unpacked; at most 10000000"):
        list(read(file, limits=Limits(max_unpacked_bytes=10_000_000)))


def test_a_file_with_too_many_rows_is_refused_unread(tmp_path: Path) -> None:
    frame = pl.select(prompt_id=pl.lit("q").repeat_by(1).explode()).select(pl.repeat("q", PAGE.max_rows + 1))
    file = written(tmp_path, frame)
    assert file.stat().st_size < 100_000
    with pytest.raises(BadFile, match="5000001 rows; at most 5000000 rows"):
        list(read(file))


def test_a_cell_shared_by_more_rows_than_fit_is_refused(tmp_path: Path) -> None:
    frame = pl.select(prompt_id=pl.repeat("q", 300), locale=pl.lit("de"), prompt=pl.repeat("a" * 900_000, 300))
    file = written(tmp_path, frame)
    assert read_footer(file).unpacked < 2_000_000
    with pytest.raises(BadFile, match="bytes unpacked; at most 250000000 bytes"):
        list(read(file))


def test_a_giant_cell_is_refused_before_it_becomes_a_python_value(tmp_path: Path) -> None:
    frame = pl.DataFrame({"prompt_id": ["q", "q"], "locale": ["de", "de"], "prompt": ["a", "a" * 4_000_001]})
    with pytest.raises(BadFile, match="a text of 4000001 bytes in prompt; at most 1000000 characters"):
        list(read(written(tmp_path, frame)))


def test_a_long_cell_shared_by_all_rows_is_refused_row_by_row(tmp_path: Path) -> None:
    frame = pl.select(prompt_id=pl.repeat("q", 100), locale=pl.lit("de"), prompt=pl.repeat("a" * 1_000_001, 100))
    found = list(read(written(tmp_path, frame)))
    assert len(found) == 100
    assert {each.column for each in found if isinstance(each, Rejection)} == {"prompt"}


@pytest.mark.parametrize(
    ("frame", "reason"),
    [
        (pl.DataFrame({"prompt_id": ["q"]}), "no column locale"),
        (pl.DataFrame({"prompt_id": ["q"], "locale": ["de"], "other": [1]}), "other is no field"),
        (pl.DataFrame({"prompt_id": [], "locale": []}), "no rows"),
        (pl.DataFrame({f"_{n}": [1] for n in range(201)}), "201 columns, 200 are allowed"),
    ],
    ids=["required", "unknown", "empty", "wide"],
)
def test_a_table_that_cannot_make_rows_is_refused(tmp_path: Path, frame: pl.DataFrame, reason: str) -> None:
    with pytest.raises(BadFile, match=reason):
        list(read(written(tmp_path, frame)))


@pytest.mark.parametrize("limits", [PAGE, LOCAL, UPLOADED], ids=["page", "local", "uploaded"])
def test_a_file_that_aborts_polars_is_refused_in_words(limits: Limits) -> None:
    """Found by damaging files at random: the whole process ends, and no `except` sees it."""
    with pytest.raises(BadFile, match="damaged"):
        list(read(Path(__file__).parents[1] / "data" / "parquet" / "aborts-polars.parquet", limits=limits))


@pytest.mark.parametrize("times", [20, pytest.param(2000, marks=pytest.mark.soak)])
def test_a_damaged_file_is_refused_or_read_but_never_breaks_the_reader(
    tmp_path: Path, times: int, record: Callable[[str, str], None]
) -> None:
    chance = random.Random(11)
    frame = pl.DataFrame({"prompt_id": ["q1", "q2"], "locale": ["de", "ar"], "output:m": ["Straße", None]})
    whole = written(tmp_path, frame).read_bytes()
    file = tmp_path / "damaged.parquet"
    for _ in range(times):
        raw = bytearray(whole)
        for _ in range(chance.randint(1, 3)):
            raw[chance.randint(4, len(raw) - 5)] = chance.randint(0, 255)
        file.write_bytes(raw[: chance.choice([len(raw), len(raw) - 1, len(raw) // 2])])
        try:
            found = list(read(file))
        except BadFile:
            continue
        assert all(isinstance(each, ImportRow | Rejection) for each in found)
    record("damaged Parquet", f"{times} files: refused or read, the reader goes on")
