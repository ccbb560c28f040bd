"""Three hundred hostile names: refused in words, or kept as a value in a column; never a file, never a path."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from building import CAMPAIGN, row

from localize import Workspace
from localize.errors import LocalizeError
from localize.ui.parts.uploads import stored

DEVICES = ["CON", "PRN", "AUX", "NUL", "COM1", "LPT9", "CLOCK$", "CONIN$", "aux.", "nul.txt", "con.jsonl", "COM¹"]
PATHS = [
    *("..", ".", "../x", "..\\x", "../../../../opt/escaped", "/etc/passwd", "/opt/escaped", "C:\\escaped", "C:escaped"),
    *("\\\\server\\share\\x", "//server/share", "file:///etc/passwd", "~/escaped", "~root", "$HOME/x", "%TEMP%\\x"),
    *("%2e%2e%2fescaped", "%2e", "..%00/x", "x/../../escaped", "x/./y", "....//escaped", "..;/x", "a/b", "a\\b"),
    *(".hidden", "-rf", "--out=/opt/escaped", "x.", "x ", " x", "x:stream", "x|id", "$(id)", "`id`", "x;id", "x&&id"),
    *(
        "localize.toml",
        "localize.db",
        "localize.db-wal",
        "secret",
        "rubrics",
        "datasets",
        "manifest.json",
        "excluded.jsonl",
    ),
    *("*", "?", "<x>", '"x"', "'x'", "x'; DROP TABLE people; --", "{0}", "%s", "{name.__class__}", "${7*7}"),
]
UNSEEN = [
    *(
        "x\0y",
        "\0",
        "x\ny",
        "x\ry",
        "x\ty",
        "\x1b[31mx",
        "\x07",
        "\x7f",
        "\x85",
        "\u2028x",
        "\u200bx",
        "x\u200d",
        "\ufeffx",
    ),
    *(
        "\u202egpj.exe",
        "\u2066x\u2069",
        "x\u00ad",
        "\U000e0041",
        "ﬁle",
        "ｘ",
        "Ａdmin",
        "аdmin",
        "admin\u0301",
        "İ",
        "ß",
        "ſ",
    ),
    *(
        "e\u0301",
        "é",
        "\u0301",
        "👩\u200d🌾",
        "العربية",
        "日本語",
        "हिन्दी",
        "…",
        "‥",
        "．．／x",
        "∕etc",
        "⧵x",
        "\uffff",
        "\ue000",
    ),
]
LONG = [sign * count for sign in ("a", "é", "👩", "../", "\u0301") for count in (65, 255, 256, 257, 5_000)] + ["a" * 64]
EMPTY = ["", " ", "\u3000", "-", "--", "_", "a_b", "A", "a b", "a.b", "ä"]
BEFORE_AND_AFTER = [
    f"{one}{other}" for one in ("../", "CON.", "x/", "\u202e", "%2e%2e/", "a" * 60) for other in DEVICES + PATHS[:22]
]
HOSTILE = list(dict.fromkeys([*DEVICES, *PATHS, *UNSEEN, *LONG, *EMPTY, *BEFORE_AND_AFTER]))
KNOWN_FILES = {"es-MX", "manifest.json", "excluded.jsonl", "campaign.toml", "events.jsonl", "rubrics", "guidelines.md"}
"""Of an export: the folders of its locales, and what a ledger adds."""
SLUG = re.compile(r"[a-z0-9-]{1,64}")


@pytest.fixture
def database() -> str:
    return "sqlite"  # the names that become files do so beside the database, whatever it is


@pytest.fixture
def no_file_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Everything that could be written to is under one folder, and only the workspace and `out` may change."""
    here, temporary = tmp_path / "here", tmp_path / "temporary"
    here.mkdir()
    temporary.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setenv("HOME", str(here))

    def tree() -> set[str]:
        every = (each.relative_to(tmp_path) for each in tmp_path.rglob("*"))
        return {str(each) for each in every if each.parts[0] not in ("workspace", "out", "source.toml", "rows.jsonl")}

    before, beside = tree(), {each.name for each in tmp_path.parent.iterdir()}

    def check() -> None:
        assert tree() == before
        assert {each.name for each in tmp_path.parent.iterdir()} == beside
        assert not Path("/opt/escaped").exists()

    yield check
    check()


def files_of(folder: Path) -> set[str]:
    return {str(each.relative_to(folder)) for each in folder.rglob("*") if not each.name.startswith("localize.db")}


def refused(work: Callable[[], Any]) -> bool:
    """True where the answer was a sentence; any other exception is a fault."""
    try:
        work()
    except LocalizeError as problem:
        return bool(str(problem).strip())
    return False


def campaign_file(tmp_path: Path, **names: str) -> Path:
    text = CAMPAIGN.format(id="%ID%", locales="[]", overlap=1, more="%MORE%", unit="pair", rubric="%RUBRIC%", review="")
    quoted = {key: json.dumps(value, ensure_ascii=True)[1:-1] for key, value in names.items()}
    more = f'guidelines = "{quoted["guidelines"]}"' if "guidelines" in names else ""
    text = text.replace("%ID%", quoted.get("id", "spring")).replace("%MORE%", more)
    file = tmp_path / "source.toml"
    file.write_text(text.replace("%RUBRIC%", quoted.get("rubric", "preference")), "utf-8")
    return file


def test_there_are_three_hundred() -> None:
    assert len(HOSTILE) >= 300


def test_a_campaign_id_is_a_slug_or_refused(
    workspace: Workspace, tmp_path: Path, no_file_anywhere: Callable[[], None]
) -> None:
    before = files_of(tmp_path / "workspace")

    def create(name: str) -> Any:
        return workspace.create_campaign(campaign_file(tmp_path, id=name))

    taken = {name for name in HOSTILE if not refused(lambda name=name: create(name))}
    assert {str(each.id) for each in workspace.campaigns()} == taken
    assert all(SLUG.fullmatch(each) for each in taken)
    assert taken == {name for name in HOSTILE if SLUG.fullmatch(name)}
    assert files_of(tmp_path / "workspace") == before


def test_rubrics_and_guidelines_are_named_and_never_led_to(
    workspace: Workspace, tmp_path: Path, no_file_anywhere: Callable[[], None]
) -> None:
    (tmp_path / "workspace" / "rubrics").mkdir(exist_ok=True)
    for name in HOSTILE:
        assert refused(lambda name=name: workspace.create_campaign(campaign_file(tmp_path, rubric=name)))
        assert refused(lambda name=name: workspace.create_campaign(campaign_file(tmp_path, guidelines=name)))
    assert workspace.campaigns() == []


def test_a_name_of_a_person_is_a_column_or_refused(workspace: Workspace, no_file_anywhere: Callable[[], None]) -> None:
    taken = {name for name in HOSTILE if not refused(lambda name=name: workspace.add_person(name, domains=[name]))}
    stored_names = [person.name for person in workspace.people()]
    assert len(stored_names) == len(taken) > 100
    assert not any(re.search(r"[\x00-\x1f\x7f-\x9f\u200b\u202e\u2028]", name) for name in stored_names)


def test_locales_of_a_person_are_known_or_refused(workspace: Workspace) -> None:
    assert all(refused(lambda name=name: workspace.add_person("Ana", locales={name: "native"})) for name in HOSTILE)
    assert workspace.people() == []


def test_models_prompts_tags_and_raters_are_columns_and_export_to_known_files(
    workspace: Workspace, tmp_path: Path, no_file_anywhere: Callable[[], None]
) -> None:
    workspace.create_campaign(campaign_file(tmp_path))
    rows = [
        row(
            number,
            prompt_id=name,
            domain=name,
            tags=[name],
            outputs=[{"model": name, "text": "one"}, {"model": "other", "text": "two"}],
            judgments=[
                {"rater": name, "rubric": "preference", "outputs": [name, "other"], "ratings": {"preference": -2}}
            ],
        )
        for number, name in enumerate(HOSTILE)
    ] + [row(5_000 + number, locale=name) for number, name in enumerate(HOSTILE)]
    file = tmp_path / "rows.jsonl"
    file.write_text("".join(json.dumps(each) + "\n" for each in rows), "utf-8")
    report = workspace.import_file(file, "spring", keep_good=True)
    assert report.accepted > 200
    assert all(each.reason for each in report.rejected)
    assert {each.line for each in report.rejected} >= set(range(len(HOSTILE) + 1, len(rows) + 1))  # no locale of them
    before = files_of(tmp_path / "workspace")
    for format in ("ledger", "trl-preference"):
        manifest = workspace.export("spring", format, tmp_path / "out" / format)
        assert manifest.counts["es-MX"].lines > 0
        folder = tmp_path / "out" / format
        written = {each.relative_to(folder).parts[0] for each in folder.rglob("*") if each.is_file()}
        assert written <= KNOWN_FILES
    changed = files_of(tmp_path / "workspace") - before
    assert all(each.startswith("datasets") and ".." not in each for each in changed)


def test_no_export_goes_by_a_hostile_name(
    workspace: Workspace, tmp_path: Path, no_file_anywhere: Callable[[], None]
) -> None:
    workspace.create_campaign(campaign_file(tmp_path))
    out = tmp_path / "out" / "x"
    for name in HOSTILE:
        assert refused(lambda name=name: workspace.export(name, "ledger", out))
        assert refused(lambda name=name: workspace.export("spring", name, out))
        assert refused(lambda name=name: workspace.export("spring", "ledger", out, locales=[name]))
    assert not out.exists() or not any(out.iterdir())


def test_a_file_from_the_browser_is_kept_under_a_name_of_ours(
    tmp_path: Path, no_file_anywhere: Callable[[], None]
) -> None:
    for name in HOSTILE:
        for suffix in ("", ".jsonl", ".CSV"):
            upload = SimpleNamespace(name=name + suffix, getbuffer=BytesIO(b"x").getbuffer)
            with stored(upload, [".jsonl", ".csv"]) as path:  # type: ignore[arg-type]
                assert path.name in ("upload", "upload.jsonl", "upload.csv")
                assert path.parent.parent == tmp_path / "temporary"
