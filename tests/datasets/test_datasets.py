from __future__ import annotations

import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pytest
from deltalake import DeltaTable
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from localize import datasets
from localize.datasets import joined, tables
from localize.errors import NotFound, Refused
from localize.records import Rating
from localize.rubric.places import by_output
from localize.rubric.read import parse_rubric
from tests.datasets.judged_store import RUBRICS, Asked, JudgedStore

every_data_set = pytest.mark.parametrize("name", datasets.data_sets())
SHARED = """campaign, round, locale, prompt_id, item_id, judgment_id, sequence, reviewer, purpose, status, match_tier,
imported, late, ui_lang, rubric_lang, signals_shown, opened_at, submitted_at"""
PRIVATE = """
[[criteria]]
id = "feeling"
kind = "text"
question = "How are you?"
required = false
private = true
"""


def rows(folder: Path, name: str, **options: object) -> pl.DataFrame:
    return datasets.read(folder, name, **options).sort("sequence", maintain_order=True).collect()  # type: ignore[arg-type]


def a_pair(judged: JudgedStore, key: str = "q1", locale: str = "de-DE") -> Asked:
    return judged.prompt(key, locale, {"m1": "Guten Tag", "m2": "Hallo"})


@every_data_set
def test_an_empty_workspace_has_every_data_set_with_its_columns(name: str, tmp_path: Path, judged: JudgedStore) -> None:
    folder = tmp_path / "datasets"
    before = datasets.read(folder, name).collect()
    datasets.refresh(judged.store, folder)
    for empty in (before, datasets.read(folder, name).collect()):
        assert empty.height == 0
        assert empty.schema == datasets.data_sets()[name].schema


@every_data_set
def test_every_column_says_what_it_means(name: str) -> None:
    assert all(len(column.meaning) > 2 for column in datasets.data_sets()[name].columns)


@pytest.mark.parametrize("name", ["judgments", "ratings", "preferences", "spans", "rewrites"])
def test_data_sets_of_judgments_begin_with_the_shared_columns(name: str) -> None:
    assert list(datasets.data_sets()[name].schema)[:18] == re.findall(r"\w+", SHARED)


def test_an_unknown_data_set_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="preferences, ratings, rewrites, signal_verdicts, signals, spans"):
        datasets.read(tmp_path, "votes")


@given(seen=st.integers(-3, 3), swapped=st.booleans())
@settings(deadline=None, max_examples=14)
def test_a_positive_preference_means_b_wherever_b_stood(seen: int, swapped: bool) -> None:
    text = (RUBRICS / "preference.toml").read_text(encoding="utf-8")
    order = [1, 0] if swapped else [0, 1]
    stored = by_output(parse_rubric(text, "preference"), [Rating("preference", seen)], order)
    with TemporaryDirectory() as name:
        folder = Path(name)
        judged = JudgedStore.open(folder)
        judged.judge(a_pair(judged), {each.criterion: each.value for each in stored}, shown_order=order)
        datasets.refresh(judged.store, folder / "datasets")
        [row] = rows(folder / "datasets", "preferences").to_dicts()
        judged.store.close()
    assert (row["model_a"], row["model_b"]) == ("m1", "m2")
    assert row["shown_first"] == ("b" if swapped else "a")
    likes_what_stood_second = seen > 0
    stood_second = "a" if swapped else "b"
    if seen:
        assert (row["preference"] > 0) == (likes_what_stood_second == (stood_second == "b"))
    assert abs(row["preference"]) == abs(seen)


def test_a_preference_carries_its_reasons_tie_kind_and_scale(tmp_path: Path, judged: JudgedStore) -> None:
    asked = a_pair(judged)
    judged.judge(asked, {"preference": 2, "reasons": ["local", "natural"]})
    judged.judge(asked, {"preference": 0, "tie_kind": "both_bad"}, reviewer="Ben")
    judged.judge(asked, {"preference": {"state": "cannot_judge"}}, reviewer="Cem")
    judged.import_judgment(asked, {"direction": -1})
    datasets.refresh(judged.store, tmp_path / "d")
    found = rows(tmp_path / "d", "preferences")
    assert found["preference"].to_list() == [2, 0, None, -1]
    assert found["scale_max"].to_list() == [3, 3, 3, 1]
    assert found["tie_kind"].to_list() == [None, "both_bad", None, None]
    assert found["reasons"].to_list() == [["local", "natural"], None, None, None]
    assert found["imported"].to_list() == [False, False, False, True]
    assert found["reviewer"].n_unique() == 4


def test_values_stand_in_the_column_of_their_type(tmp_path: Path, judged: JudgedStore) -> None:
    asked = a_pair(judged)
    given_ratings = {"preference": -1, "reasons": ["safe"], "by_aspect": {"language": 1}}
    judged.judge(asked, given_ratings | {"tie_kind": {"state": "not_applicable", "comment": "no tie"}})
    datasets.refresh(judged.store, tmp_path / "d")
    found = {row["criterion"]: row for row in rows(tmp_path / "d", "ratings").to_dicts()}
    assert (found["preference"]["number"], found["preference"]["value"]) == (-1.0, "-1")
    assert found["reasons"]["choices"] == ["safe"]
    assert found["by_aspect"]["value"] == '{"language": 1}'
    assert found["by_aspect"]["number"] is None
    assert found["tie_kind"]["kind"] == "choice"
    assert (found["tie_kind"]["state"], found["tie_kind"]["value"]) == ("not_applicable", None)
    assert found["tie_kind"]["comment"] == "no tie"


def test_private_answers_never_leave_the_store(tmp_path: Path, judged: JudgedStore) -> None:
    judged.rubric("preference", (RUBRICS / "preference.toml").read_text(encoding="utf-8") + PRIVATE)
    judged.judge(a_pair(judged), {"preference": 1, "feeling": "sad and tired"})
    datasets.refresh(judged.store, tmp_path / "d")
    assert rows(tmp_path / "d", "ratings")["criterion"].to_list() == ["preference"]
    assert "sad" not in rows(tmp_path / "d", "judgments")["ratings"][0]
    assert not any(b"sad and tired" in file.read_bytes() for file in (tmp_path / "d").rglob("*") if file.is_file())


def test_refreshing_twice_adds_nothing(tmp_path: Path, judged: JudgedStore) -> None:
    judged.judge(a_pair(judged), {"preference": 1})
    assert datasets.refresh(judged.store, tmp_path / "d") == datasets.watermark(tmp_path / "d") > 0
    before = {name: DeltaTable(tmp_path / "d" / name).version() for name in datasets.data_sets()}
    datasets.refresh(judged.store, tmp_path / "d")
    assert {name: DeltaTable(tmp_path / "d" / name).version() for name in datasets.data_sets()} == before


def test_a_deleted_folder_is_rebuilt_equal(
    tmp_path: Path, judged: JudgedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "d"
    error = {"on": "target", "start": 0, "end": 5, "text": "Guten", "severity": "minor"}
    marked = {"errors": [error | {"category": None, "special": None, "comment": None}], "post_edit": "Guten Abend"}
    for number in range(7):  # grown refresh by refresh, then made anew in portions of three
        asked = a_pair(judged, f"q{number}")
        judgment = judged.judge(asked, {"preference": number % 3})
        judged.judge(asked, marked, models=("m1",), rubric="error-spans", unit="translation")
        if number % 2:
            judged.mark(judgment, "quarantined")
        judged.look_at(asked, "m1", {"chrf2": "1", "language": "1"}, {"chrf2": {"state": "ok", "number": 61.5}})
        judged.judge_signal(asked, "m1", "language", "right")
        datasets.refresh(judged.store, folder)
    grown = {name: rows(folder, name) for name in datasets.data_sets()}
    shutil.rmtree(folder)
    monkeypatch.setattr(joined, "AT_ONCE", 3)
    monkeypatch.setattr(joined, "TEXTS_AT_ONCE", 2)
    datasets.refresh(judged.store, folder)
    for name, frame in grown.items():
        assert frame.height > 0
        order = ["sequence", *(each for each in ("criterion", "signal") if each in frame.columns)]
        assert_frame_equal(rows(folder, name).sort(order), frame.sort(order))


def test_who_refresh_at_once_write_each_judgment_once(tmp_path: Path, judged: JudgedStore) -> None:
    folder = tmp_path / "d"
    for number in range(6):
        judged.judge(a_pair(judged, f"q{number}"), {"preference": 1})
        with ThreadPoolExecutor(4) as several:
            reached = list(several.map(lambda _: datasets.refresh(judged.store, folder), range(4)))
        assert len(set(reached)) == 1
    assert rows(folder, "judgments")["judgment_id"].is_unique().all()
    assert rows(folder, "judgments").height == rows(folder, "preferences").height == 6


def test_a_refresher_that_fell_behind_is_refused(tmp_path: Path, judged: JudgedStore) -> None:
    data_set = datasets.data_sets()["events"]
    slow, fast = (tables.open_table(tmp_path, data_set) for _ in range(2))
    nothing = pl.DataFrame(schema=data_set.stored)
    assert tables.append(fast, data_set, nothing, 5)
    assert not tables.append(slow, data_set, nothing, 7)
    assert tables.watermark_of(tables.open_table(tmp_path, data_set), data_set) == 5


def test_events_change_the_status_and_the_last_one_wins(tmp_path: Path, judged: JudgedStore) -> None:
    asked, folder = a_pair(judged), tmp_path / "d"
    kept, back, gone, old = (judged.judge(asked, {"preference": 1}, reviewer=name) for name in "abcd")
    datasets.refresh(judged.store, folder)
    before = datasets.watermark(folder)
    for judgment, kind in ((back, "excluded"), (back, "restored"), (gone, "withdrawn"), (old, "corrected")):
        judged.mark(judgment, kind)
    datasets.refresh(judged.store, folder)

    def status(**options: object) -> dict[str, str]:
        found = rows(folder, "preferences", **options)
        return dict(zip(found["judgment_id"], found["status"], strict=True))

    shown = {kept: "current", back: "current", gone: "withdrawn"}
    assert status() == shown
    assert status(history=True) == shown | {old: "corrected"}
    assert status(as_of=before) == dict.fromkeys((kept, back, gone, old), "current")


def test_all_tables_are_cut_where_the_slowest_stands(tmp_path: Path, judged: JudgedStore) -> None:
    folder = tmp_path / "d"
    judged.judge(a_pair(judged), {"preference": 1})
    reached = datasets.refresh(judged.store, folder)
    newest = datasets.data_sets()["preferences"]
    late_row = rows(folder, "preferences").drop("status").with_columns(sequence=pl.lit(reached + 1, pl.Int64))
    assert tables.append(tables.open_table(folder, newest), newest, late_row, reached + 1)
    assert datasets.watermark(folder) == reached
    assert rows(folder, "preferences").height == 1


def test_a_table_that_was_left_behind_catches_up(tmp_path: Path, judged: JudgedStore) -> None:
    folder = tmp_path / "d"
    judged.judge(a_pair(judged), {"preference": 1})
    datasets.refresh(judged.store, folder)
    whole = rows(folder, "preferences")
    shutil.rmtree(folder / "preferences")
    assert datasets.watermark(folder) == rows(folder, "judgments").height == 0
    datasets.refresh(judged.store, folder)
    assert_frame_equal(rows(folder, "preferences"), whole)
    assert rows(folder, "judgments").height == 1


def test_campaigns_are_read_apart(tmp_path: Path, judged: JudgedStore) -> None:
    judged.judge(a_pair(judged), {"preference": 1})
    judged.add_campaign("autumn", 'id = "autumn"')
    judged.campaign = "autumn"
    judged.import_judgment(a_pair(judged), {"direction": 1})
    datasets.refresh(judged.store, tmp_path / "d")
    assert rows(tmp_path / "d", "judgments").height == 2
    assert rows(tmp_path / "d", "judgments", campaign="autumn")["campaign"].to_list() == ["autumn"]


def test_many_small_files_are_put_together(
    tmp_path: Path, judged: JudgedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "MAX_SMALL_FILES", 3)
    for number in range(6):
        judged.judge(a_pair(judged, f"q{number}"), {"preference": 1})
        datasets.refresh(judged.store, tmp_path / "d")
    assert len(DeltaTable(tmp_path / "d" / "judgments").file_uris()) <= 3
    assert rows(tmp_path / "d", "judgments").height == 6


def test_data_sets_of_another_database_are_not_added_to(tmp_path: Path, judged: JudgedStore) -> None:
    judged.judge(a_pair(judged), {"preference": 1})
    datasets.refresh(judged.store, tmp_path / "d")
    (tmp_path / "other").mkdir()
    other = JudgedStore.open(tmp_path / "other")
    with pytest.raises(Refused, match="delete the folder"):
        datasets.refresh(other.store, tmp_path / "d")
    other.store.close()
