"""The data sets of signals: what was found is a row for each signal, the newest holds, verdicts stand beside it."""

from __future__ import annotations

from pathlib import Path

from localize import datasets
from tests.datasets.judged_store import JudgedStore

LOOK = {
    "state": "look",
    "why": {"message": "This reads like {language}.", "fields": {"language": "Marathi"}},
    "number": 0.97,
    "spans": [{"start": 0, "end": 4}],
}


def test_a_signal_of_the_rules_that_found_nothing_says_ok(tmp_path: Path, judged: JudgedStore) -> None:
    asked = judged.prompt("q1", "de-DE", {"m1": "Guten Tag", "m2": "Hallo"})
    judged.look_at(asked, "m1", {"language": "1", "numbers": "2"}, {"language": LOOK})
    judged.look_at(asked, None, {"language": "1"}, {})
    datasets.refresh(judged.store, tmp_path)
    rows = datasets.read(tmp_path, "signals").sort("sequence", "signal").collect()
    assert rows.select("prompt_id", "model", "signal", "version", "state", "number", "why").rows() == [
        ("q1", "m1", "language", "1", "look", 0.97, "This reads like Marathi."),
        ("q1", "m1", "numbers", "2", "ok", None, None),
        ("q1", None, "language", "1", "ok", None, None),
    ]
    assert rows["evidence"].to_list() == ['{"spans": [{"start": 0, "end": 4}]}', None, None]


def test_of_a_signal_the_newest_version_holds(tmp_path: Path, judged: JudgedStore) -> None:
    asked = judged.prompt("q1", "de-DE", {"m1": "Guten Tag"})
    judged.look_at(asked, "m1", {"language": "1", "numbers": "1"}, {"language": LOOK})
    datasets.refresh(judged.store, tmp_path)
    judged.look_at(asked, "m1", {"language": "2"}, {})
    datasets.refresh(judged.store, tmp_path)
    now = datasets.read(tmp_path, "signals").sort("signal").collect()
    assert now.select("signal", "version", "state").rows() == [("language", "2", "ok"), ("numbers", "1", "ok")]
    every = datasets.read(tmp_path, "signals", history=True).sort("sequence", "signal").collect()
    assert every["version"].to_list() == ["1", "1", "2"]
    then = int(every["sequence"].min())
    assert datasets.read(tmp_path, "signals", as_of=then).filter(signal="language").collect()["state"].item() == "look"


def test_the_last_verdict_of_a_person_holds(tmp_path: Path, judged: JudgedStore) -> None:
    asked = judged.prompt("q1", "de-DE", {"m1": "Guten Tag", "m2": "Hallo"})
    judged.judge(asked, {"preference": 1})
    judged.judge_signal(asked, "m1", "language", "right")
    judged.judge_signal(asked, "m1", "language", "false_alarm")
    judged.judge_signal(asked, "m1", "numbers", "right")
    datasets.refresh(judged.store, tmp_path)
    rows = datasets.read(tmp_path, "signal_verdicts").sort("signal").collect()
    assert rows.select("model", "signal", "verdict").rows() == [
        ("m1", "language", "false_alarm"),
        ("m1", "numbers", "right"),
    ]
    assert rows["reviewer"].str.starts_with("r-").all()
