"""Uploads are read in a process of their own: the same rows, and whatever a bomb does, the server goes on."""

from __future__ import annotations

import gzip
import json
import os
import re
import resource
import signal
import socket
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from typing import Any

import polars as pl
import pytest

from localize import intake
from localize.errors import BadFile, NotFound
from localize.intake import apart
from localize.records import ImportRow, Rejection

XLIFF = """<?xml version="1.0"?>{doctype}
<xliff version="1.2"><file source-language="en" target-language="es"><body>
<trans-unit id="1"><source>{body}</source><target>hola</target></trans-unit></body></file></xliff>
"""
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def memory() -> int:
    """Bytes that this process holds now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def children() -> set[str]:
    return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())


@contextmanager
def in_seconds(most: int) -> Iterator[None]:
    """A reader that hangs is a test that fails."""

    def refuse(*_: object) -> None:
        raise AssertionError(f"not done in {most} s")

    before = signal.signal(signal.SIGALRM, refuse)
    signal.alarm(most)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def wide(rows: int) -> pl.DataFrame:
    """Few bytes on disk, many in memory: one text, repeated."""
    return pl.DataFrame({"prompt_id": ["q"], "locale": ["es"], "prompt": ["x" * 900_000]}).select(
        pl.all().repeat_by(rows).explode()
    )


def parquet(rows: int) -> Callable[[Path], None]:
    return lambda file: wide(rows).write_parquet(file, compression="zstd", row_group_size=rows)


def told(file: Path, limits: intake.Limits = intake.PAGE) -> list[str]:
    """What is said of a file of which no row may be taken, with the lines."""
    try:
        rows = list(intake.read(file, limits=limits))
    except BadFile as refusal:
        return [str(refusal)]
    assert not [row for row in rows if isinstance(row, ImportRow)]
    return [f"line {row.line}: {row.reason}" for row in rows if isinstance(row, Rejection)]


BOMBS: dict[str, Callable[[Path], Any]] = {
    "small.parquet": parquet(300),
    "huge-cell.parquet": lambda file: pl.DataFrame({"prompt": ["x" * 150_000_000]}).write_parquet(file),
    "claims.parquet": lambda file: file.write_bytes(b"PAR1" + b"\xff" * 100 + b"\xff\xff\xff\x7fPAR1"),
    "rows.csv.gz": lambda file: file.write_bytes(gzip.compress(b"prompt_id,locale,prompt\n" + b"a,b,c\n" * 2_000_000)),
    "columns.csv": lambda file: file.write_text(",".join(f"c{n}" for n in range(200_000)) + "\n" + "1," * 200_000),
    "line.jsonl": lambda file: file.write_text('{"prompt": "' + "x" * 10_000_000 + '"}\n'),
    "deep.json": lambda file: file.write_text("[" * 2_000_000 + "]" * 2_000_000),
    "digits.jsonl": lambda file: file.write_text('{"round": ' + "9" * 5_000_000 + "}\n"),
    "quote.csv": lambda file: file.write_text('prompt_id,locale,prompt\na,es,"' + "x\n" * 4_000_000),
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_and_the_server_goes_on(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    BOMBS[name](file)
    before, running = memory(), children()
    said = told(file, intake.UPLOADED)
    assert said
    assert all(len(each) < 2000 for each in said)
    assert memory() - before < 50_000_000
    assert children() == running


@pytest.mark.parametrize(("name", "place"), [("digits.jsonl", "line 1, character 11"), ("line.jsonl", "line 1"),
                                             ("deep.json", "line 1, character 1"),
                                             ("columns.csv", "200000 columns")])  # fmt: skip
def test_a_refusal_of_text_names_its_place(tmp_path: Path, name: str, place: str) -> None:
    BOMBS[name](tmp_path / name)
    assert re.search(place, " ".join(told(tmp_path / name, intake.UPLOADED)))


def test_the_same_rows_come_back(tmp_path: Path) -> None:
    lines = [
        {"prompt_id": "q1", "locale": "ar-EG", "prompt": "\u202eمرحبا\u2028é", "tags": ["a"], "round": 2,
         "outputs": [{"model": "m1", "text": "x"}, {"model": "m2", "text": "y"}],
         "judgments": [{"rater": "r", "rubric": "preference", "outputs": ["m1", "m2"],
                        "ratings": {"preference": -2}, "submitted_at": "2026-01-02T03:04:05+00:00"}]},
        {"prompt_id": "q2", "locale": "es", "prompt": [{"role": "user", "content": "hola"}], "source_locale": "en"},
        {"prompt_id": "q3", "locale": "not a locale!"},
        {"prompt_id": "q4"},
    ]  # fmt: skip
    file = tmp_path / "rows.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines) + "{broken\n", encoding="utf-8")
    assert list(intake.read(file, limits=intake.UPLOADED)) == list(intake.read(file))
    assert intake.columns(file, limits=intake.UPLOADED) == intake.columns(file)
    mapping = {"prompt": "{prompt}!"}
    assert list(intake.read(file, mapping=mapping, limits=intake.UPLOADED)) == list(intake.read(file, mapping=mapping))


@pytest.mark.parametrize(("name", "fault"), [("missing.jsonl", BadFile), ("x.jsonl", NotFound)])
def test_refusals_come_back_as_they_are(tmp_path: Path, name: str, fault: type[Exception]) -> None:
    (tmp_path / "x.jsonl").write_text("{}\n")
    format = "nonsense" if fault is NotFound else "auto"
    with pytest.raises(fault) as here:
        list(intake.read(tmp_path / name, format=format))
    with pytest.raises(fault) as there:
        list(intake.read(tmp_path / name, format=format, limits=intake.UPLOADED))
    assert str(there.value) == str(here.value)


def test_who_stops_reading_leaves_no_process(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    row = {"locale": "es", "prompt": "x"}
    file.write_text("".join(json.dumps({"prompt_id": str(n)} | row) + "\n" for n in range(50_000)))
    running = children()
    rows = iter(intake.read(file, limits=intake.UPLOADED))
    next(rows)
    assert children() != running
    rows.close()  # type: ignore[attr-defined]
    assert children() == running


def in_the_process(statements: str) -> subprocess.CompletedProcess[str]:
    """Run statements where files are read: after its limits are set."""
    source = (
        f"from localize import intake\nfrom localize.intake import apart\napart._limit(intake.UPLOADED)\n{statements}"
    )
    return subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=False, timeout=60)


def test_the_limits_hold(tmp_path: Path) -> None:
    assert "MemoryError" in in_the_process("x = bytearray(2 * 2**30)").stderr
    assert in_the_process(f"import os\nos.write(os.open({str(tmp_path / 'f')!r}, 65), b'x')").returncode != 0
    slow = in_the_process("import resource\nresource.setrlimit(resource.RLIMIT_CPU, (1, 1))\nwhile True: pass")
    assert slow.returncode in (-signal.SIGXCPU, -signal.SIGKILL)
    for code, words in ((-signal.SIGXCPU, "longer than 30 s"), (-signal.SIGSEGV, "1024 MB"), (1, "1024 MB")):
        assert words in str(apart._ended(tmp_path / "f.csv", code, intake.UPLOADED))


def test_a_file_that_takes_too_long_is_refused_in_these_words(tmp_path: Path) -> None:
    row = {"locale": "es", "prompt": "x"}
    lines = (json.dumps({"prompt_id": f"q{n}"} | row) + "\n" for n in range(400_000))
    (tmp_path / "slow.jsonl").write_text("".join(lines))
    with pytest.raises(BadFile, match=r"slow\.jsonl takes longer than 1 s to read\."):
        deque(intake.read(tmp_path / "slow.jsonl", limits=intake.Limits(apart=True, cpu_seconds=1)), maxlen=0)


def test_a_process_that_stops_answering_is_ended(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "silent.csv")  # nobody ever writes into it: waiting takes no CPU
    running = children()
    with in_seconds(30), pytest.raises(BadFile, match=r"silent\.csv takes longer than 2 s to read\."):
        apart.columns(tmp_path / "silent.csv", "csv", intake.Limits(apart=True, cpu_seconds=1))
    assert children() == running


def test_a_reader_that_takes_its_time_is_not_silence_of_the_process(tmp_path: Path) -> None:
    row = {"locale": "es", "prompt": "x" * 1000}
    lines = (json.dumps({"prompt_id": f"q{n}"} | row) + "\n" for n in range(500))
    (tmp_path / "rows.jsonl").write_text("".join(lines))
    rows = intake.read(tmp_path / "rows.jsonl", limits=intake.Limits(apart=True, cpu_seconds=2))
    next(rows)
    sleep(6)
    assert len(list(rows)) == 499


CONTROL = '"' + "\n" + "\x01" * 899_000 + '"'  # six bytes each as JSON; the line end keeps every line of the file short
OUTPUTS = [f"output:m{n}" for n in range(70)]


def controls(file: Path) -> None:
    header = ",".join(["prompt_id", "locale", "prompt", *OUTPUTS[:14]])
    file.write_text(f"{header}\nq1,es,x{f',{CONTROL}' * 14}\nq2,es,x{',y' * 14}\n")


def long_answers(file: Path) -> None:
    asked = {"prompt_id": ["q1", "q2"], "locale": ["es", "es"], "prompt": ["x", "x"]}
    pl.DataFrame(asked | {name: ["ж" * 500_000, "y"] for name in OUTPUTS}).write_parquet(file, compression="zstd")


@pytest.mark.parametrize(
    ("name", "write", "limits", "line"),
    [("controls.csv", controls, intake.UPLOADED, 2), ("answers.parquet", long_answers, intake.LOCAL, 1)],
)
def test_a_row_too_large_to_hand_over_is_refused_by_its_line_and_the_others_are_taken(
    tmp_path: Path, name: str, write: Callable[[Path], None], limits: intake.Limits, line: int
) -> None:
    write(tmp_path / name)
    with in_seconds(60):
        large, good = intake.read(tmp_path / name, limits=limits)
    assert isinstance(large, Rejection)
    assert (large.line, large.excerpt) == (line, "q1")
    assert large.reason.startswith("the row is larger than 64 MB as JSON; ")
    assert isinstance(good, ImportRow)
    assert good.prompt_id == "q2"


def test_column_names_too_large_to_hand_over_are_refused(tmp_path: Path) -> None:
    lines = [json.dumps({f"{n}{'ж' * 3_000_000}": 1}, ensure_ascii=False) + "\n" for n in range(15)]
    (tmp_path / "names.jsonl").write_text("".join(lines), encoding="utf-8")
    limits = intake.Limits(max_bytes=None, apart=True)
    with in_seconds(60), pytest.raises(BadFile, match=r"column names of names\.jsonl are larger than 64 MB") as refusal:
        intake.columns(tmp_path / "names.jsonl", limits=limits)
    assert len(str(refusal.value)) < 500


def test_a_lower_limit_of_the_server_is_kept(tmp_path: Path) -> None:
    source = """
import resource
from localize import intake
from localize.intake import apart
for what, most in ((resource.RLIMIT_AS, 900 * 2**20), (resource.RLIMIT_CPU, 20)):
    resource.setrlimit(what, (most, most))
apart._limit(intake.UPLOADED)
print(resource.getrlimit(resource.RLIMIT_AS)[1] // 2**20, resource.getrlimit(resource.RLIMIT_CPU))
"""
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout == "900 (20, 20)\n", done.stderr


def test_a_limit_that_the_platform_refuses_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[int] = []

    def set_but_for_memory(what: int, _: tuple[int, int]) -> None:
        if what == resource.RLIMIT_AS:
            raise ValueError("current limit exceeds maximum limit")
        kept.append(what)

    monkeypatch.setattr(resource, "setrlimit", set_but_for_memory)
    apart._limit(intake.UPLOADED)
    assert kept == [resource.RLIMIT_CPU, resource.RLIMIT_FSIZE, resource.RLIMIT_CORE]


def test_no_secret_of_the_server_is_in_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LOCALIZE_SECRET", "canary")
    monkeypatch.setenv("LOCALIZE_DATABASE_URL", "postgresql://ana:canary@host/db")
    seen: list[dict[str, str]] = []
    real = subprocess.Popen

    def watched(*arguments: Any, **options: Any) -> Any:
        seen.append(options["env"])
        return real(*arguments, **options)

    monkeypatch.setattr(apart.subprocess, "Popen", watched)
    (tmp_path / "x.jsonl").write_text('{"prompt_id": "a", "locale": "es", "prompt": "x"}\n')
    assert len(list(intake.read(tmp_path / "x.jsonl", limits=intake.UPLOADED))) == 1
    assert "canary" not in str(seen)


@pytest.mark.parametrize(
    ("doctype", "body"),
    [("", "hello"), ('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', "&e;"),
     ('<!DOCTYPE x [<!ENTITY e SYSTEM "http://127.0.0.1:9/x">]>', "&e;"),
     (f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>', "&l9;")],
    ids=["plain", "file", "url", "laughs"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["x.xlf", "x.xliff", "x.jsonl", "x.csv"])
def test_xliff_is_no_format_of_ours_and_nothing_of_it_is_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, doctype: str, body: str
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("an import opens no connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    file = tmp_path / name
    file.write_text(XLIFF.format(doctype=doctype, body=body), encoding="utf-8")
    said = told(file)
    assert said
    assert not [each for each in said if "root:" in each or "hahaha" in each]


@pytest.mark.parametrize(
    ("name", "start"),
    [("x.pkl", b"\x80\x04\x95"), ("x.ipc", b"ARROW1\0\0"), ("x.feather", b"FEA1"), ("x.arrow", b"\xff\xff\xff\xff"),
     ("x.csv", b"PK\x03\x04")],
)  # fmt: skip
def test_what_could_run_or_unpack_is_refused_by_its_first_bytes(tmp_path: Path, name: str, start: bytes) -> None:
    (tmp_path / name).write_bytes(start + b"x" * 100)
    with pytest.raises(BadFile):
        list(intake.read(tmp_path / name, limits=intake.UPLOADED))
