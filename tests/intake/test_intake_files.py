"""Files before their rows: which format, what is refused by its first bytes, what is empty, too large or not there."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
import tarfile
import zipfile
from io import BytesIO
from pathlib import Path

import polars as pl
import pytest

from localize.errors import BadFile, NotFound
from localize.intake import LOCAL, Limits, columns, formats, read
from localize.records import ImportRow, Rejection

GOOD = '{"prompt_id": "q1", "locale": "de"}'
ROW = ImportRow(line=1, prompt_id="q1", locale="de")


def refused(file: Path, match: str, **how: object) -> None:
    with pytest.raises(BadFile, match=match):
        list(read(file, **how))  # type: ignore[arg-type]


def test_every_format_is_found_by_listing_the_folder() -> None:
    assert list(formats()) == ["csv", "json", "jsonl", "parquet", "tsv"]
    assert all(name == each.name for name, each in formats().items())
    suffixes = [suffix for each in formats().values() for suffix in each.suffixes]
    assert len(suffixes) == len(set(suffixes))


def test_an_unknown_format_lists_the_valid_ones(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="auto, csv, json, jsonl, parquet, tsv"):
        read(tmp_path / "x.jsonl", format="xlsx")


@pytest.mark.parametrize("name", ["a.jsonl", "a.NDJSON", "a.json", "upload", "a.txt"])
def test_lines_are_known_by_suffix_or_by_content(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text(GOOD, encoding="utf-8")
    assert list(read(file)) == [ROW]


def test_parquet_without_a_suffix_is_known_by_its_magic(tmp_path: Path) -> None:
    pl.DataFrame({"prompt_id": ["q1"], "locale": ["de"]}).write_parquet(tmp_path / "upload")
    assert list(read(tmp_path / "upload")) == [ROW]


def test_a_file_nobody_can_tell_asks_for_the_format(tmp_path: Path) -> None:
    file = tmp_path / "upload"
    file.write_text("prompt_id,locale\nq1,de\n", encoding="utf-8")
    refused(file, "Say which it is: csv, json")
    assert list(read(file, format="csv")) == [ImportRow(line=2, prompt_id="q1", locale="de")]


def archive(kind: str) -> bytes:
    raw = BytesIO()
    if kind == "zip":
        with zipfile.ZipFile(raw, "w") as whole:
            whole.writestr("a.csv", "x")
    elif kind == "tar":
        with tarfile.open(fileobj=raw, mode="w") as tar:
            tar.addfile(tarfile.TarInfo("a.csv"))
    else:
        frame = pl.DataFrame({"prompt_id": ["q"]})
        frame.write_ipc_stream(raw) if kind == "stream" else frame.write_ipc(raw)
    return raw.getvalue()


def compressed(kind: str) -> bytes:
    import bz2
    import gzip
    import lzma

    return {"gzip": lambda text: gzip.compress(text, mtime=0), "bzip2": bz2.compress, "xz": lzma.compress}[kind](
        GOOD.encode()
    )


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.parquet", "a"])
@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (archive("zip"), "ZIP archive or an Office document. Unzip it"),
        (archive("tar"), "tar archive. Unpack it"),
        (archive("file"), "Arrow or Feather file. Save the table as CSV"),
        (archive("stream"), "Arrow stream"),
        (compressed("gzip"), "gzip.*Unpack it"),
        (compressed("bzip2"), "bzip2"),
        (compressed("xz"), "xz"),
        (b"\x28\xb5\x2f\xfd\x04", "Zstandard"),
        *((pickle.dumps([GOOD], protocol), "could run code") for protocol in range(2, 6)),
        (b"SQLite format 3\0" + b"x" * 99, "SQLite"),
        (GOOD.encode("utf-16"), "UTF-16. Save the file as UTF-8"),
        (GOOD.encode("utf-32"), "UTF-32. Save the file as UTF-8"),
    ],
    ids=lambda value: repr(value)[:24],
)
def test_what_is_not_ours_to_open_is_refused_by_its_bytes(tmp_path: Path, name: str, raw: bytes, reason: str) -> None:
    file = tmp_path / name
    file.write_bytes(raw)
    refused(file, reason)


@pytest.mark.parametrize("format", ["csv", "tsv", "json", "jsonl"])
def test_utf_16_without_a_mark_is_named(tmp_path: Path, format: str) -> None:
    file = tmp_path / "wide"
    file.write_bytes(GOOD.encode("utf-16-le"))
    refused(file, "looks like UTF-16", format=format)


@pytest.mark.parametrize("format", ["csv", "tsv", "json", "jsonl"])
def test_parquet_read_as_text_is_named(tmp_path: Path, format: str) -> None:
    pl.DataFrame({"prompt_id": ["q1"], "locale": ["de"]}).write_parquet(tmp_path / "x.csv")
    refused(tmp_path / "x.csv", "Choose the format parquet", format=format)


@pytest.mark.parametrize("format", ["auto", *formats()])
@pytest.mark.parametrize("raw", [b"", b"\n \r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_an_empty_file_is_refused(tmp_path: Path, format: str, raw: bytes) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(raw)
    refused(file, "a.jsonl is empty", format=format)


def test_a_folder_a_missing_file_and_an_impossible_path_are_refused(tmp_path: Path) -> None:
    refused(tmp_path, "is a folder")
    refused(tmp_path / "none.jsonl", "cannot be read: No such file")
    refused(tmp_path / "a\0b.jsonl", "cannot be read")
    refused(tmp_path / ("x" * 300 + ".csv"), "cannot be read: File name too long")


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(GOOD, encoding="utf-8")
    refused(file, "35 bytes, 34 are allowed here", limits=Limits(max_bytes=34))
    assert list(read(file, limits=Limits(max_bytes=35))) == [ROW]
    assert list(read(file, limits=LOCAL)) == [ROW]


def test_faults_of_the_file_are_told_at_the_call_and_not_at_the_first_row(tmp_path: Path) -> None:
    with pytest.raises(BadFile):
        read(tmp_path / "none.jsonl")


@pytest.mark.parametrize("indent", [None, 2])
def test_a_json_array_is_read_with_the_lines_of_its_objects(tmp_path: Path, indent: int | None) -> None:
    file = tmp_path / "a.json"
    text = json.dumps([json.loads(GOOD), 5, json.loads(GOOD) | {"round": 0}], indent=indent)
    file.write_bytes(f"\ufeff\n{text}\n".encode())
    lines = [(type(each), each.line) for each in read(file)]
    assert lines == [(ImportRow, 3 if indent else 2), (Rejection, 7 if indent else 2), (Rejection, 8 if indent else 2)]


def test_one_object_over_many_lines_is_one_row(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text(json.dumps(json.loads(GOOD), indent=1) * 2, encoding="utf-8")
    assert [each.line for each in read(file) if isinstance(each, ImportRow)] == [1, 4]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[]", "no rows"),
        (f"[{GOOD}", "a comma or ]"),
        (f"[{GOOD} {GOOD}]", "a comma or ]"),
        (f"[{GOOD},]", "nothing follows this comma"),
        (f"[{GOOD}] x", "something follows"),
        (f"[{GOOD},\n{{'a'}}]", "line 2, character 2"),
        ('[\n{"a": 1, "a": 2}]', "line 2, character 10: a stands twice"),
        ('[\n{"a": "\\ud800"}]', "line 2, character 7: half of a surrogate"),
        ("[" * 100, "64 levels"),
        ("[", "closing ]"),
    ],
)
def test_a_broken_array_is_refused_with_its_place(tmp_path: Path, text: str, reason: str) -> None:
    file = tmp_path / "a.json"
    file.write_text(text, encoding="utf-8")
    refused(file, reason)


def test_the_columns_of_lines_are_their_keys_in_order(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"b": 1, "a": 2}\n{broken\n{"c": 3, "a": 4}\n', encoding="utf-8")
    assert columns(file) == ["b", "a", "c"]


def test_only_parquet_pays_for_polars() -> None:
    code = "import sys, localize.intake as i; i.formats(); sys.exit('polars' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
