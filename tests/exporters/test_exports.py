from __future__ import annotations

import json
from collections import Counter
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localize.errors import NotFound, Refused
from localize.exporters import Manifest, Reason, export, exporters, exporting
from localize.exporters.job import Job, Written
from localize.records import Message
from tests.datasets.judged_store import JudgedStore

GOLDEN = Path(__file__).parent / "golden" / "trl-preference.jsonl"
every_format = pytest.mark.parametrize("format", exporters())
Lines = list[dict[str, Any]]


def lines(path: Path) -> Lines:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def exported(judged: JudgedStore, out: Path, format: str = "trl-preference", **options: Any) -> Manifest:
    return export(judged.store, out.parent / "datasets", campaign="spring", format=format, out=out, **options)


def reasons(out: Path) -> dict[str, str]:
    return {row["judgment_id"]: row["reason"] for row in lines(out / "excluded.jsonl")}


def fill(judged: JudgedStore) -> None:
    """Two locales, one pair by majority, a tie, a correction."""
    german = judged.prompt("q1", "de-DE", {"m1": "Guten Tag", "m2": "Hallo"}, text="Grüß mich")
    arabic = judged.prompt("q1", "ar-EG", {"m1": "أهلا", "m2": "مرحبا"}, text=(Message("user", "سلم عليّ"),))
    for reviewer, preference in (("Ana", -2), ("Ben", -3), ("Cem", 1)):
        judged.judge(german, {"preference": preference}, reviewer=reviewer)
    judged.judge(arabic, {"preference": 0, "tie_kind": "both_bad"})
    judged.mark(judged.judge(arabic, {"preference": 2}, reviewer="Ben"), "corrected")


def test_the_first_formats_are_found() -> None:
    assert {"trl-preference", "ledger", "prompts"} <= set(exporters())


@every_format
def test_every_format_says_its_purpose_in_a_sentence(format: str) -> None:
    assert exporters()[format].purpose.message.endswith(".")


@every_format
def test_the_manifest_tells_the_truth_about_every_file(format: str, tmp_path: Path, judged: JudgedStore) -> None:
    fill(judged)
    manifest = exported(judged, tmp_path / "out", format)
    on_disk = {path.relative_to(tmp_path / "out").as_posix(): path.read_bytes() for path in files(tmp_path / "out")}
    assert json.loads(on_disk.pop("manifest.json")) == json.loads(manifest.to_json())
    assert {each.path: each.sha256 for each in manifest.files} == {
        path: sha256(content).hexdigest() for path, content in on_disk.items()
    }
    assert all(each.bytes == len(on_disk[each.path]) for each in manifest.files)


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@every_format
def test_the_same_watermark_gives_the_same_bytes(format: str, tmp_path: Path, judged: JudgedStore) -> None:
    fill(judged)
    first, second = (exported(judged, tmp_path / name, format) for name in ("one", "two"))
    assert first.files == second.files
    assert first.watermark == second.watermark


@every_format
@given(data=st.data())
@settings(deadline=None, max_examples=6)
def test_every_judgment_is_exported_or_excluded_with_a_reason(format: str, data: st.DataObject) -> None:
    with TemporaryDirectory() as name:
        judged = JudgedStore.open(Path(name))
        randomly_judged(judged, data)
        votes = data.draw(st.sampled_from(["majority", "each"]))
        manifest = exported(judged, Path(name) / "out", format, votes=votes)
        exported(judged, Path(name) / "ledger", "ledger")
        ledger = Counter(row["judgment_id"] for row in found(Path(name) / "ledger", "ledger.jsonl"))
        in_lines = [each for row in found(Path(name) / "out", "*.jsonl") for each in ids_of(row)]
        out_of_lines = reasons(Path(name) / "out")
        judged.store.close()
    assert all(count.judgments == count.exported + count.excluded for count in manifest.counts.values())
    if exporters()[format].of_judgments:
        assert Counter([*in_lines, *out_of_lines]) == ledger
        assert sum(count.judgments for count in manifest.counts.values()) == ledger.total() > 0
        assert set(out_of_lines.values()) <= set(Reason)


def found(out: Path, pattern: str) -> Lines:
    return [row for path in sorted(out.glob(f"*/{pattern}")) for row in lines(path)]


def ids_of(row: dict[str, Any]) -> list[str]:
    return row["judgment_ids"] if "judgment_ids" in row else [row["judgment_id"]] if "judgment_id" in row else []


def randomly_judged(judged: JudgedStore, data: st.DataObject) -> None:
    asked = [
        judged.prompt("q1", "de-DE", {"m1": "a", "m2": "b", "m3": "a"}),
        judged.prompt("q1", "ar-EG", {"m1": "c", "m2": "d", "m3": "e"}),
    ]
    ties = st.just({"preference": 0}) | st.just({"preference": 0, "tie_kind": "both_bad"})
    answers = st.integers(-3, 3).map(lambda value: {"preference": value}) | ties
    for number in range(data.draw(st.integers(1, 8))):
        models = data.draw(st.sampled_from([("m1", "m2"), ("m2", "m1"), ("m1", "m3")]))
        judgment = judged.judge(
            data.draw(st.sampled_from(asked)),
            data.draw(answers | st.just({"preference": {"state": "cannot_judge"}})),
            reviewer=f"reviewer {number}",
            models=models,
            purpose=data.draw(st.sampled_from(["review", "review", "review", "repeat", "gold"])),
            tier=data.draw(st.sampled_from([0, 0, 1])),
        )
        event = data.draw(st.sampled_from([None, None, "corrected", "excluded", "quarantined", "adjudicated"]))
        if event:
            judged.mark(judgment, event)


def test_a_small_export_is_the_golden_file(tmp_path: Path, judged: JudgedStore) -> None:
    fill(judged)
    exported(judged, tmp_path / "out")
    assert (tmp_path / "out" / "de-DE" / "train.jsonl").read_text(encoding="utf-8") == GOLDEN.read_text(
        encoding="utf-8"
    )
    assert not (tmp_path / "out" / "ar-EG").exists()  # its only vote was a tie


def test_the_majority_is_exported_and_the_outvoted_are_named(tmp_path: Path, judged: JudgedStore) -> None:
    asked = judged.prompt("q1", "de-DE", {"m1": "Guten Tag", "m2": "Hallo"})
    ana, ben, cem = (
        judged.judge(asked, {"preference": value}, reviewer=name, shown_order=order)
        for name, value, order in (("Ana", 2, [0, 1]), ("Ben", 1, [1, 0]), ("Cem", -3, [1, 0]))
    )
    manifest = exported(judged, tmp_path / "out")
    [line] = lines(tmp_path / "out" / "de-DE" / "train.jsonl")
    assert line["chosen"] == [{"role": "assistant", "content": "Hallo"}]
    assert line["rejected"] == [{"role": "assistant", "content": "Guten Tag"}]
    assert line["judgment_ids"] == [ana, ben]
    assert (line["votes"], line["share"], line["strength"]) == (3, 2 / 3, 1.5)  # strength: (2 + 1) / 2
    assert reasons(tmp_path / "out") == {cem: "outvoted"}
    assert manifest.counts["de-DE"].lines == 1


def test_each_vote_is_a_line_of_its_own_on_request(tmp_path: Path, judged: JudgedStore) -> None:
    asked = judged.prompt("q1", "de-DE", {"m1": "Guten Tag", "m2": "Hallo"})
    for reviewer, preference in (("Ana", 2), ("Ben", -1), ("Cem", 0)):
        judged.judge(asked, {"preference": preference}, reviewer=reviewer)
    exported(judged, tmp_path / "out", votes="each")
    found = lines(tmp_path / "out" / "de-DE" / "train.jsonl")
    assert [line["chosen"][0]["content"] for line in found] == ["Hallo", "Guten Tag"]
    assert [line["strength"] for line in found] == [2.0, 1.0]
    assert list(reasons(tmp_path / "out").values()) == ["tie"]


def test_rubrics_that_compare_the_same_outputs_vote_together(tmp_path: Path, judged: JudgedStore) -> None:
    asked = judged.prompt("q1", "de-DE", {"m1": "Guten Tag", "m2": "Hallo"})
    judged.judge(asked, {"preference": 2})
    judged.import_judgment(asked, {"direction": -1}, models=("m2", "m1"))  # turned: -1 means m2 again
    exported(judged, tmp_path / "out")
    [line] = lines(tmp_path / "out" / "de-DE" / "train.jsonl")
    assert (line["chosen_model"], line["votes"], line["share"]) == ("m2", 2, 1.0)
    assert (line["strength"], line["scale_max"]) == (2.0, 3)  # a mere direction says nothing of strength


@pytest.mark.parametrize(
    ("votes", "reason"),
    [
        ([(1, None), (-1, None)], "tie"),
        ([(0, "same"), (0, "both_good")], "tie"),
        ([(0, "both_bad"), (0, "both_bad"), (2, None)], "both_bad"),
        ([(0, "both_bad"), (0, "same"), (2, None)], "tie"),
        ([(0, "both_bad"), (1, None), (-1, None)], "tie"),
    ],
)
def test_a_pair_without_a_winner_makes_no_line(
    votes: list[tuple[int, str | None]], reason: str, tmp_path: Path, judged: JudgedStore
) -> None:
    asked = judged.prompt("q1", "de-DE", {"m1": "Guten Tag", "m2": "Hallo"})
    for number, (preference, kind) in enumerate(votes):
        answer = {"preference": preference} | ({"tie_kind": kind} if kind else {})
        judged.judge(asked, answer, reviewer=f"reviewer {number}")
    exported(judged, tmp_path / "out")
    assert set(reasons(tmp_path / "out").values()) == {reason}
    assert len(reasons(tmp_path / "out")) == len(votes)


def test_each_reason_to_leave_out_is_told(tmp_path: Path, judged: JudgedStore) -> None:
    asked = judged.prompt("q1", "de-DE", {"m1": "Guten Tag", "m2": "Hallo", "m3": "Hallo"})
    given_up = {"preference": {"state": "cannot_judge"}}
    expected = {
        judged.judge(asked, {"preference": 1}, purpose="gold"): "gold",
        judged.judge(asked, {"preference": 1}, purpose="calibration"): "gold",
        judged.judge(asked, {"preference": 1}, purpose="repeat"): "repeat",
        judged.judge(asked, {"preference": 1}, reviewer="Ben", tier=1): "tier",
        judged.judge(asked, given_up, reviewer="Cem"): "skipped",
        judged.judge(asked, {"preference": 1}, models=("m2", "m3")): "identical_outputs",
        judged.judge(
            asked, {"score": 70}, models=("m1",), rubric="direct-assessment", unit="output"
        ): "not_a_preference",
    }
    for kind in ("quarantined", "excluded", "withdrawn"):
        judgment = judged.judge(asked, {"preference": 1}, reviewer=kind)
        judged.mark(judgment, kind)
        expected[judgment] = kind
    late = judged.judge(asked, {"preference": 1}, reviewer="Dan", late=True)
    exported(judged, tmp_path / "out")
    assert reasons(tmp_path / "out") == expected
    [line] = lines(tmp_path / "out" / "de-DE" / "train.jsonl")
    assert line["judgment_ids"] == [late]


def test_the_ledger_loses_nothing(tmp_path: Path, judged: JudgedStore) -> None:
    fill(judged)
    exported(judged, tmp_path / "out", "ledger")
    out = tmp_path / "out"
    rows = lines(out / "ar-EG" / "ledger.jsonl")
    assert [row["status"] for row in rows] == ["current", "corrected"]
    assert rows[0]["prompt"] == [{"role": "user", "content": "سلم عليّ"}]
    assert (rows[0]["prompt_form"], lines(out / "de-DE" / "ledger.jsonl")[0]["prompt_form"]) == ("messages", "text")
    assert rows[0]["source_prompt"] == [{"role": "user", "content": "Question"}]
    assert [(each["number"], each["model"], each["text"]) for each in rows[0]["outputs"]] == [
        (0, "m1", "أهلا"),
        (1, "m2", "مرحبا"),
    ]
    assert json.loads(rows[0]["ratings"])["tie_kind"]["value"] == "both_bad"
    assert rows[0]["submitted_at"] == "2026-03-01T09:01:00.123456Z"
    assert rows[0]["shown_order"] == [0, 1]
    assert [event["kind"] for event in lines(out / "events.jsonl")] == ["corrected"]
    assert (out / "campaign.toml").read_text(encoding="utf-8").startswith('id = "spring"')
    [rubric] = (out / "rubrics").iterdir()
    assert rubric.name == f"preference-{rows[0]['rubric_hash'][:8]}.toml"
    assert sha256(rubric.read_bytes()).hexdigest() == rows[0]["rubric_hash"]


def test_the_ledger_says_the_same_in_both_files(tmp_path: Path, judged: JudgedStore) -> None:
    fill(judged)
    exported(judged, tmp_path / "out", "ledger")
    parquet = pl.read_parquet(tmp_path / "out" / "de-DE" / "ledger.parquet")
    json_lines = lines(tmp_path / "out" / "de-DE" / "ledger.jsonl")
    assert [name for name in parquet.columns if name not in json_lines[0]] == []
    moments = pl.col("opened_at", "submitted_at").dt.strftime("%Y-%m-%dT%H:%M:%S%.6fZ")
    assert parquet.with_columns(moments).to_dicts() == json_lines


def test_prompts_that_a_model_of_the_round_has_not_answered_are_owed(tmp_path: Path, judged: JudgedStore) -> None:
    judged.prompt("q1", "de-DE", {"m1": "a", "m2": "b"}, text="Erste")
    judged.prompt("q2", "de-DE", {"m1": "c"}, text="Zweite")
    judged.prompt("q3", "ar-EG", {}, text=(Message("system", "s"), Message("user", "u")))
    judged.prompt("q4", "de-DE", {"m1": "d"}, text="Andere Runde", round=2)
    manifest = exported(judged, tmp_path / "out", "prompts")
    assert lines(tmp_path / "out" / "de-DE" / "round-1.jsonl") == [
        {
            "prompt_id": "q2",
            "locale": "de-DE",
            "round": 1,
            "status": "draft",
            "messages": [{"role": "user", "content": "Zweite"}],
            "models": ["m1"],
            "missing": ["m2"],
        }
    ]
    [line] = lines(tmp_path / "out" / "ar-EG" / "round-1.jsonl")
    assert [turn["role"] for turn in line["messages"]] == ["system", "user"]
    assert (line["models"], line["missing"]) == ([], ["m1", "m2"])
    assert not (tmp_path / "out" / "de-DE" / "round-2.jsonl").exists()
    assert {tag: count.lines for tag, count in manifest.counts.items()} == {"ar-EG": 1, "de-DE": 1}
    assert "--campaign spring" in (tmp_path / "out" / "README.md").read_text(encoding="utf-8")


def test_only_the_locales_asked_for_are_exported(tmp_path: Path, judged: JudgedStore) -> None:
    fill(judged)
    manifest = exported(judged, tmp_path / "out", "ledger", locales=["ar-EG"])
    assert list(manifest.counts) == ["ar-EG"]
    assert not (tmp_path / "out" / "de-DE").exists()


@pytest.mark.parametrize(
    ("wrong", "valid"),
    [
        ({"campaign": "autumn"}, "spring"),
        ({"format": "csv"}, "ledger, prompts, trl-preference"),
        ({"locales": ["fr-FR"]}, "ar-EG, de-DE"),
        ({"votes": "some"}, "majority, each"),
    ],
)
def test_what_does_not_exist_is_answered_with_what_does(
    wrong: dict[str, Any], valid: str, tmp_path: Path, judged: JudgedStore
) -> None:
    wanted: dict[str, Any] = {"campaign": "spring", "format": "ledger", "out": tmp_path / "out"} | wrong
    with pytest.raises(NotFound, match=valid):
        export(judged.store, tmp_path / "datasets", **wanted)
    assert not (tmp_path / "out").exists()


def test_a_folder_that_holds_something_is_never_touched(tmp_path: Path, judged: JudgedStore) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(Refused, match="Choose a new folder"):
        exported(judged, out)
    assert [path.name for path in out.iterdir()] == ["mine.txt"]


def test_an_empty_folder_may_be_filled(tmp_path: Path, judged: JudgedStore) -> None:
    (tmp_path / "out").mkdir()
    exported(judged, tmp_path / "out")
    assert (tmp_path / "out" / "manifest.json").exists()


def test_an_export_that_fails_leaves_nothing_behind(
    tmp_path: Path, judged: JudgedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(judged)

    def break_down(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(exporting, "files_in", break_down)
    (tmp_path / "exports").mkdir()
    with pytest.raises(OSError, match="disk full"):
        exported(judged, tmp_path / "exports" / "out")
    assert [path.name for path in (tmp_path / "exports").iterdir()] == ["datasets"]


def test_a_judgment_that_an_exporter_forgets_stops_the_export(
    tmp_path: Path, judged: JudgedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(judged)
    forgetful = exporters()["ledger"]

    def forget(job: Job) -> Written:
        nothing = pl.DataFrame(schema={"judgment_id": pl.String(), "reason": pl.String()})
        return Written({}, nothing["judgment_id"], nothing)

    broken = type(forgetful)("ledger", "Forgets.", forget)
    monkeypatch.setattr(exporting, "exporters", lambda: {"ledger": broken})
    with pytest.raises(RuntimeError, match="5 judgments, but 0 exported"):
        exported(judged, tmp_path / "out", "ledger")
    assert not (tmp_path / "out").exists()
