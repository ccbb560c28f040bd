"""The table "What an import does", row by row."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from building import row

from localize import Workspace
from localize.errors import NotFound, Refused
from localize.store import content

Import = Callable[..., Any]


@pytest.fixture(autouse=True)
def _campaign(make_campaign: Callable[..., str]) -> None:
    make_campaign(locales=["es-MX", "fr-FR"])


def prompts_of(workspace: Workspace) -> int:
    return sum(each.prompts for each in workspace.status("spring")[0].locales)


def test_a_first_import_takes_everything(workspace: Workspace, import_rows: Import) -> None:
    report = import_rows(row(0), row(1))
    assert (report.accepted, report.localizations, report.outputs, report.published) == (2, 2, 4, True)
    assert prompts_of(workspace) == 2


def test_the_same_import_again_changes_nothing(workspace: Workspace, import_rows: Import) -> None:
    rated = {"rater": "a", "rubric": "preference-direction", "outputs": ["m1", "m2"], "ratings": {"direction": 1}}
    import_rows(row(0, judgments=[rated]))
    before = workspace.status()
    report = import_rows(row(0, judgments=[rated]))
    assert (report.accepted, report.unchanged, report.published, report.judgments) == (1, 1, False, 0)
    assert workspace.status() == before


def test_another_text_of_a_known_prompt_is_refused_with_its_line(import_rows: Import) -> None:
    import_rows(row(0))
    report = import_rows(row(1), row(0, prompt="otra pregunta"))
    (rejected,) = report.rejected
    assert (rejected.line, rejected.column) == (2, "prompt")
    assert "--revise" in rejected.reason


def test_one_bad_row_keeps_the_whole_file_out(workspace: Workspace, import_rows: Import) -> None:
    report = import_rows(row(0), row(1, locale="xx-nowhere"))
    assert report.accepted == 0
    assert not report.published
    assert prompts_of(workspace) == 0


def test_keep_good_takes_the_others(workspace: Workspace, import_rows: Import) -> None:
    report = import_rows(row(0), row(1, locale="de-DE"), keep_good=True)
    assert (report.accepted, len(report.rejected)) == (1, 1)
    assert "not a locale of this campaign" in report.rejected[0].reason
    assert prompts_of(workspace) == 1


def test_a_revision_makes_outputs_stale_and_quarantines_their_judgments(
    workspace: Workspace, import_rows: Import
) -> None:
    import_rows(row(0))
    workspace.assign("spring")
    ana = workspace.add_person("Ana", locales={"es-MX": "native"})
    item = workspace.next_item(ana.id)
    assert item is not None
    workspace.submit(item.assignment_id, {"preference": 1, "reasons": ["correct"]})
    report = import_rows(row(0, prompt="¿Otra pregunta?", outputs=[]), revise=True)
    assert (report.accepted, report.revised) == (1, 1)
    assert workspace.dataset("judgments").collect()["status"].to_list() == ["quarantined"]
    assert workspace.assign("spring").items == 0  # the new revision has no outputs yet


def test_a_revision_that_keeps_the_task_keeps_the_judgments(workspace: Workspace, import_rows: Import) -> None:
    import_rows(row(0))
    workspace.assign("spring")
    ana = workspace.add_person("Ana", locales={"es-MX": "native"})
    item = workspace.next_item(ana.id)
    assert item is not None
    workspace.submit(item.assignment_id, {"preference": 1, "reasons": ["correct"]})
    import_rows(row(0, prompt="¿Pregunta 0 ?"), revise=True, changes_task=False)
    assert workspace.dataset("judgments").collect()["status"].to_list() == ["current"]


def test_a_model_never_says_something_else(import_rows: Import) -> None:
    import_rows(row(0))
    report = import_rows(row(0, outputs=[{"model": "m1", "text": "ahora esto"}]))
    assert report.rejected[0].column == "output:m1"


def test_a_new_model_adds_only_its_pairs(workspace: Workspace, import_rows: Import) -> None:
    import_rows(row(0))
    assert workspace.assign("spring").items == 1
    import_rows({"prompt_id": "q0", "locale": "es-MX", "outputs": [{"model": "m3", "text": "tercera"}]})
    assert workspace.assign("spring").items == 2


def test_outputs_alone_need_a_prompt_that_is_there(import_rows: Import) -> None:
    report = import_rows({"prompt_id": "q9", "locale": "es-MX", "outputs": [{"model": "m", "text": "t"}]})
    assert report.rejected[0].column == "prompt"


def test_a_tag_in_another_form_becomes_the_campaigns(import_rows: Import) -> None:
    report = import_rows(row(0, locale="es_mx"))
    assert report.renamed == {"es_mx": "es-MX"}
    assert report.accepted == 1


def test_two_lines_with_one_key_and_different_prompts_are_told_apart(import_rows: Import) -> None:
    report = import_rows(row(0), row(0, prompt="¿Otra?"))
    assert (report.rejected[0].line, report.rejected[0].column) == (2, "prompt")
    assert "line 1" in report.rejected[0].reason


def test_the_long_form_gathers_outputs_of_one_prompt(workspace: Workspace, import_rows: Import) -> None:
    one, other = (row(0, outputs=[{"model": model, "text": model}]) for model in ("m1", "m2"))
    assert import_rows(one, other).localizations == 1
    assert workspace.assign("spring").items == 1


def test_a_dry_run_says_the_same_and_writes_nothing(workspace: Workspace, import_rows: Import) -> None:
    rows = (row(0), row(0, prompt="¿Otra?"), row(1, locale="de-DE"))
    dry = import_rows(*rows, dry_run=True, keep_good=True)
    assert prompts_of(workspace) == 0
    real = import_rows(*rows, keep_good=True)
    assert (dry.accepted, dry.rejected) == (real.accepted, real.rejected)


def test_an_unknown_campaign_names_those_there_are(import_rows: Import) -> None:
    with pytest.raises(NotFound, match="spring"):
        import_rows(row(0), campaign="autumn")


def test_imported_judgments_speak_of_outputs_in_imported_order(workspace: Workspace, import_rows: Import) -> None:
    def rated(order: list[str], direction: int) -> dict[str, Any]:
        ratings = {"direction": direction}
        return {"rater": "-".join(order), "rubric": "preference-direction", "outputs": order, "ratings": ratings}

    import_rows(row(0, judgments=[rated(["m1", "m2"], 1), rated(["m2", "m1"], -1)]))
    frame = workspace.dataset("preferences").collect()
    assert frame["preference"].to_list() == [1, 1]  # both liked m2
    assert sorted(frame["shown_first"].to_list()) == ["a", "b"]
    assert frame["imported"].all()


def test_a_judgment_of_an_unknown_criterion_is_rejected(import_rows: Import) -> None:
    rated = {"rater": "a", "rubric": "preference-direction", "outputs": ["m1", "m2"], "ratings": {"beauty": 1}}
    report = import_rows(row(0, judgments=[rated]))
    assert report.rejected[0].column == "judgments"
    assert "beauty" in report.rejected[0].reason


def test_a_rater_who_changes_their_mind_is_noticed(import_rows: Import) -> None:
    def rated(direction: int) -> dict[str, Any]:
        ratings = {"direction": direction}
        return {"rater": "a", "rubric": "preference-direction", "outputs": ["m1", "m2"], "ratings": ratings}

    import_rows(row(0, judgments=[rated(1)]))
    assert import_rows(row(0, judgments=[rated(-1)])).rejected[0].column == "judgments"


def test_nobody_sees_a_batch_before_it_is_published(workspace: Workspace) -> None:
    with workspace._context.store.write() as tx:
        batch = content.open_batch(tx, "spring")
        content.write_chunk(tx, batch, {"prompts": [], "localizations": [], "outputs": []})
    with pytest.raises(Refused, match="under way"), workspace._context.store.write() as tx:
        content.open_batch(tx, "spring")


def rating(outputs: list[str], value: int = 1, rater: str = "a") -> dict[str, Any]:
    return {"rater": rater, "rubric": "preference-direction", "outputs": outputs, "ratings": {"direction": value}}


@pytest.mark.parametrize("outputs", [[], ["m1"], ["m1", "m1"], ["m1", "m2", "m3"]])
def test_a_judgment_of_a_pair_speaks_of_two_outputs(import_rows: Import, outputs: list[str]) -> None:
    third = {"model": "m3", "text": "tercera"}
    rows = row(0, judgments=[rating(outputs)])
    rows["outputs"] = [*rows["outputs"], third]
    assert import_rows(rows).rejected[0].column == "judgments"


def test_two_minds_in_one_row_are_noticed(import_rows: Import) -> None:
    both = [rating(["m1", "m2"], 1), rating(["m1", "m2"], -1)]
    assert import_rows(row(0, judgments=both)).rejected[0].column == "judgments"


def test_a_source_locale_without_a_source_is_unchanged_the_second_time(import_rows: Import) -> None:
    line = {"prompt_id": "s", "locale": "es-MX", "prompt": "x", "source_locale": "en"}
    assert import_rows(line).accepted == 1
    assert import_rows(line).unchanged == 1
    assert import_rows(line | {"locale": "fr-FR"}).accepted == 1


@pytest.mark.parametrize("known", [True, False])
def test_a_bad_source_locale_is_a_rejected_row(import_rows: Import, known: bool) -> None:
    if known:
        import_rows(row(0))
    report = import_rows(row(0, source_locale="qq-QQQQ"), row(1), keep_good=True)
    assert (report.accepted, report.rejected[0].column) == (1, "source_locale")


def test_a_real_run_rejects_what_a_dry_run_rejects(import_rows: Import) -> None:
    rows = [row(0), row(0, prompt="¿Otra?"), *(row(n) for n in range(1, 300))]
    rows += [{"prompt_id": "q250", "locale": "es-MX", "outputs": [{"model": "m3", "text": "x"}]}]
    assert len(import_rows(*rows, dry_run=True).rejected) == len(import_rows(*rows).rejected) == 1


def test_an_import_that_was_taken_for_dead_does_not_say_published(workspace: Workspace) -> None:
    store = workspace._context.store
    with store.write() as tx:
        batch = content.open_batch(tx, "spring")
        content.drop_batch(tx, batch)
    with pytest.raises(Refused, match="another one took its place"), store.write() as tx:
        content.publish(tx, batch, "spring", {})


def test_an_import_does_not_pin_an_older_rubric_again(workspace: Workspace, import_rows: Import) -> None:
    import_rows(row(0, judgments=[rating(["m1", "m2"])]))
    before = workspace.campaign("spring").pins
    import_rows(row(1, judgments=[rating(["m1", "m2"])]))
    assert workspace.campaign("spring").pins == before
