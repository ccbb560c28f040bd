from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from localize.exporters.texts import outputs_by_id, prompts_by_id, turns
from localize.records import Content, Message, content_json
from tests.datasets.judged_store import JudgedStore

texts = st.text(st.characters(exclude_categories=["Cs"]))
contents = st.lists(texts | st.lists(st.builds(Message, st.just("user"), texts), min_size=1).map(tuple), min_size=1)


@given(contents=contents)
@settings(deadline=None, max_examples=25)
def test_texts_leave_the_store_as_they_came(contents: list[Content]) -> None:
    with TemporaryDirectory() as folder:
        judged = JudgedStore.open(Path(folder))
        asked = [
            judged.prompt(f"q{number}", "de-DE", {"m": json.dumps(content_json(content))}, text=content)
            for number, content in enumerate(contents)
        ]
        prompts = prompts_by_id(judged.store, pl.Series([each.localization_id for each in asked]))
        outputs = outputs_by_id(judged.store, pl.Series([each.outputs["m"] for each in asked]))
        judged.store.close()
    found = dict(zip(prompts["localization_id"], prompts["prompt"].to_list(), strict=True))
    forms = dict(zip(prompts["localization_id"], prompts["prompt_form"], strict=True))
    said = dict(zip(outputs["output_id"], outputs["text"], strict=True))
    for each, content in zip(asked, contents, strict=True):
        assert found[each.localization_id] == turns(content_json(content))
        assert (forms[each.localization_id] == "text") == isinstance(content, str)
        assert said[each.outputs["m"]] == json.dumps(content_json(content))


def test_a_prompt_without_a_source_has_none(tmp_path: Path, judged: JudgedStore) -> None:
    with_source, without = judged.prompt("q1", "de-DE", {}), judged.prompt("q2", "de-DE", {}, source=None)
    ids = pl.Series([with_source.localization_id, without.localization_id])
    found = {row["localization_id"]: row for row in prompts_by_id(judged.store, ids).to_dicts()}
    assert found[with_source.localization_id]["source_prompt"] == [{"role": "user", "content": "Question"}]
    assert found[without.localization_id]["source_prompt"] is None
    assert found[without.localization_id]["source_prompt_form"] is None
