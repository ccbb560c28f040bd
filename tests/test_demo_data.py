"""The demo's bundled data: real, small, licensed, and enough for its invented people to work on."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

DEMO = Path(__file__).parent.parent / "localize" / "demo"
RUBRICS = Path(__file__).parent.parent / "rubrics"
SAMPLE = Path(__file__).parent / "data" / "ntrex-sample"
CAMPAIGNS = ("prompts", "answers", "culture", "history")
FIELDS = {
    "prompt_id", "locale", "source_locale", "source_prompt", "prompt", "made_by", "outputs", "reference", "domain",
    "tags", "round", "judgments",
}  # fmt: skip

every_campaign = pytest.mark.parametrize("name", CAMPAIGNS)


def campaign(name: str) -> dict[str, Any]:
    return tomllib.loads((DEMO / f"{name}.toml").read_text(encoding="utf-8"))


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DEMO / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def rubric(name: str) -> dict[str, Any]:
    return tomllib.loads((RUBRICS / f"{name}.toml").read_text(encoding="utf-8"))


def reviewers() -> list[dict[str, Any]]:
    people: list[dict[str, Any]] = json.loads((DEMO / "people.json").read_text(encoding="utf-8"))
    return [person for person in people if person["role"] == "reviewer"]


def languages(person: dict[str, Any]) -> set[str]:
    return {tag.split("-")[0] for tag in person["locales"]}


def test_the_demo_stays_under_400_000_bytes() -> None:
    sizes = {path.name: path.stat().st_size for path in DEMO.rglob("*") if path.is_file() and path.suffix != ".pyc"}
    assert len(sizes) >= 15
    assert sum(sizes.values()) < 400_000, sizes


@pytest.mark.parametrize("folder", [DEMO, SAMPLE], ids=["demo", "sample"])
def test_every_text_is_utf_8_with_plain_line_ends_and_no_nul(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.suffix in {".jsonl", ".json", ".toml", ".md", ".txt"}:
            read = path.read_bytes()
            assert b"\0" not in read, path.name
            assert b"\r" not in read, path.name
            assert read.decode("utf-8").endswith("\n"), path.name


@every_campaign
def test_no_line_holds_an_escaped_nul_or_a_lone_surrogate(name: str) -> None:
    for row in rows(name):
        text = json.dumps(row, ensure_ascii=False)
        assert "\\u0000" not in text, row["prompt_id"]
        text.encode("utf-8")  # a lone surrogate, written as an escape, would raise here


@every_campaign
def test_every_line_is_of_the_canonical_import(name: str) -> None:
    lines = rows(name)
    assert len(lines) >= 50
    for row in lines:
        assert set(row) <= FIELDS
        assert row["prompt"].strip()
        assert row["made_by"] in {"human", "machine"}
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", row["domain"])
        assert ("source_prompt" in row) == ("source_locale" in row)
        assert all(output["text"].strip() for output in row.get("outputs", []))


@every_campaign
def test_a_prompt_has_one_line_per_locale_of_its_campaign(name: str) -> None:
    counts = Counter((row["prompt_id"], row["locale"]) for row in rows(name))
    assert max(counts.values()) == 1
    assert {locale for _, locale in counts} == set(campaign(name)["locales"])


@every_campaign
def test_a_prompt_is_the_same_prompt_in_all_its_locales(name: str) -> None:
    kept = defaultdict(set)
    for row in rows(name):
        source = (row.get("source_locale"), row.get("source_prompt"))
        kept[row["prompt_id"]].add((source, row["domain"], row["round"], tuple(row["tags"])))
    assert {prompt_id for prompt_id, seen in kept.items() if len(seen) > 1} == set()


@every_campaign
def test_a_campaign_asks_for_shipped_rubrics_of_the_right_unit(name: str) -> None:
    for review in campaign(name)["review"]:
        asked = rubric(review["rubric"])
        assert asked["unit"] == review["unit"]
        assert "profile" not in review or review["profile"] in asked["profiles"]


def test_a_prompt_of_the_pair_campaign_has_two_different_answers_of_two_models_or_more() -> None:
    for row in rows("answers"):
        assert len({output["model"] for output in row["outputs"]}) == len(row["outputs"]) >= 2
        assert len({output["text"] for output in row["outputs"]}) >= 2, row["prompt_id"]


@pytest.mark.parametrize("name", ["culture", "history"])
def test_a_prompt_of_the_other_campaigns_with_outputs_has_one(name: str) -> None:
    assert {len(row["outputs"]) for row in rows(name)} == {1}


def judgments() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    return [(row, each) for name in CAMPAIGNS for row in rows(name) for each in row.get("judgments", [])]


def test_old_judgments_speak_of_the_outputs_they_came_with_in_the_words_of_a_shipped_rubric() -> None:
    assert Counter(each["rubric"] for _, each in judgments()) == {
        "preference-direction": 25 * 3,
        "direct-assessment": 80 * 6,
    }
    for row, each in judgments():
        assert each["outputs"] == [output["model"] for output in row["outputs"]]
        asked = {criterion["id"]: criterion for criterion in rubric(each["rubric"])["criteria"]}
        for criterion, value in each["ratings"].items():
            span = asked[criterion].get("scale") or asked[criterion]["range"]
            assert type(value) is int
            assert span["min"] <= value <= span["max"]


def test_a_pandalm_vote_for_the_first_answer_is_minus_one() -> None:
    # all three gave item 136 a 1 ("response1 better"): a list of crime novels against "The Catcher in the Rye"
    [row] = [row for row in rows("answers") if row["prompt_id"] == "pandalm-136"]
    assert "Gone Girl" in row["outputs"][0]["text"]
    assert [each["ratings"]["direction"] for each in row["judgments"]] == [-1, -1, -1]


def test_a_source_rater_judges_a_prompt_once() -> None:
    assert max(Counter((row["prompt_id"], each["rater"]) for row, each in judgments()).values()) == 1


@every_campaign
def test_every_locale_has_reviewers_enough_for_its_overlap(name: str) -> None:
    """Exact locales only; where the rubric needs the source language, only people who declared it count."""
    settings = campaign(name)
    needs_source = any(rubric(each["rubric"])["requires"].get("needs_source_language") for each in settings["review"])
    for locale, source in {(row["locale"], row.get("source_locale", "en")) for row in rows(name)}:
        able = [
            person["name"]
            for person in reviewers()
            if person["locales"].get(locale) == "native" and (not needs_source or source in languages(person))
        ]
        assert len(able) >= settings["overlap"], (locale, source, able)


def test_one_reviewer_per_locale_comes_first() -> None:
    asked = {row["locale"] for name in CAMPAIGNS for row in rows(name)}
    people = json.loads((DEMO / "people.json").read_text(encoding="utf-8"))
    first = people[: len(asked)]
    assert {person["role"] for person in first} == {"reviewer"}
    assert {next(iter(person["locales"])) for person in first} == asked


def test_there_is_a_person_for_each_role_and_no_two_share_a_name() -> None:
    people = json.loads((DEMO / "people.json").read_text(encoding="utf-8"))
    assert len(people) <= 36
    assert {person["role"] for person in people} == {"reviewer", "coordinator", "admin"}
    assert len({person["name"] for person in people}) == len(people)
    for person in people:
        assert set(person) == {"name", "role", "locales", "domains", "ui_language"}
        assert set(person["locales"].values()) <= {"native", "near-native", "learned"}


def test_every_licence_named_is_there_and_every_licence_there_is_named() -> None:
    sources = (DEMO / "sources.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`licences/([^`]+)`", sources))
    assert named == {path.name for path in (DEMO / "licences").iterdir()}
    assert len(named) == 5


@every_campaign
def test_every_line_is_accounted_for_in_the_list_of_sources(name: str) -> None:
    sources = (DEMO / "sources.md").read_text(encoding="utf-8")
    assert f"`{name}.jsonl`" in sources
    for start in {row["prompt_id"].split("-")[0] for row in rows(name)}:
        assert f"`{start}-*`" in sources


def test_the_ntrex_lines_are_said_to_stay_under_their_licence() -> None:
    assert "stay under CC BY-SA 4.0" in (DEMO / "sources.md").read_text(encoding="utf-8")
    assert "Attribution-ShareAlike 4.0" in (DEMO / "licences" / "NTREX-CC-BY-SA-4.0.txt").read_text(encoding="utf-8")


def test_the_ntrex_sample_is_forty_parallel_lines_in_ten_languages_with_its_licence() -> None:
    texts = {path.stem: path.read_text(encoding="utf-8").splitlines() for path in SAMPLE.glob("*.txt")}
    licence = "\n".join(texts.pop("LICENSE"))
    assert "Attribution-ShareAlike 4.0" in licence
    assert "NTREX" in licence
    assert set(texts) == {"eng", "arb", "hin", "jpn", "deu", "fra", "por-BR", "zho-CN", "tha", "heb"}
    assert {len([line for line in lines if line.strip()]) for lines in texts.values()} == {40}
    assert sum(path.stat().st_size for path in SAMPLE.iterdir()) < 150_000
