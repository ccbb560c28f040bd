"""A coordinator approves or rejects the texts of prompts: what that does to outputs, judgments, places and claims."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from building import row
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from localize import Workspace
from localize.errors import Forbidden, NotFound, Refused
from localize.records import PersonId
from localize.store import content
from localize.store.revisions import is_current
from localize.store.schema_content import localizations
from localize.store.schema_work import audit, claims, items
from localize.workspace.prompt_texts import PromptText

Import = Callable[..., Any]
Hire = Callable[[str], PersonId]
FIT = {
    "same_task": 5, "natural_prompt": 5, "adaptation": "none_needed", "answerable": "yes", "sensitivity": ["none"],
    "decision": "use",
}  # fmt: skip
PAIRS = '[[review]]\nunit = "pair"\nrubric = "preference"'
BETTER = {"preference": 1, "reasons": ["correct"]}


@pytest.fixture
def hire(workspace: Workspace) -> Hire:
    return lambda name: workspace.add_person(name, locales={"es-MX": "native", "en": "learned"}).id


@pytest.fixture
def begin(workspace: Workspace, make_campaign: Callable[..., str], import_rows: Import) -> Callable[..., Workspace]:
    """Prompts with two outputs each, reviewed themselves and in pairs."""

    def begin_(count: int = 1, *, overlap: int = 1, more: str = "") -> Workspace:
        make_campaign(unit="prompt", rubric="prompt-localization", overlap=overlap, more=more, review=PAIRS)
        import_rows(*(row(number) for number in range(count)))
        workspace.assign("spring")
        return workspace

    return begin_


def fix(text: str) -> dict[str, Any]:
    return FIT | {"decision": "fix", "fixed_prompt": text}


def judge(workspace: Workspace, person: PersonId, ratings: dict[str, Any]) -> str:
    item = workspace.next_item(person)
    assert item is not None
    return workspace.submit(item.assignment_id, ratings).id


def judge_all(workspace: Workspace, person: PersonId, *, units: tuple[str, ...] = ("prompt", "pair")) -> list[str]:
    """Judge what there is; returns the units in their order."""
    seen = []
    while (item := workspace.next_item(person)) is not None and item.unit in units:
        workspace.submit(item.assignment_id, FIT if item.unit == "prompt" else BETTER)
        seen.append(str(item.unit))
    return seen


def texts(workspace: Workspace, status: str | None = None) -> list[PromptText]:
    return list(workspace.localizations("spring", status=status, limit=50).texts)


def text_of(workspace: Workspace, text: str) -> PromptText:
    return next(each for each in texts(workspace) if each.text == text)


def statuses(workspace: Workspace) -> dict[str, str]:
    """Judgment -> what became of it."""
    found = workspace.dataset("judgments", history=True).collect()
    return dict(zip(found["judgment_id"], found["status"], strict=True))


def proposed(workspace: Workspace, hire: Hire) -> tuple[PromptText, str]:
    """A proposal for the only prompt, and a judgment of the outputs of the old text."""
    ana, luis = hire("Ana"), hire("Luis")
    judge(workspace, ana, fix("Mejor"))
    assert judge_all(workspace, luis, units=("prompt",)) == ["prompt"]
    return text_of(workspace, "Mejor"), judge(workspace, luis, BETTER)


def test_an_approved_proposal_takes_the_place_and_sets_the_old_outputs_aside(
    begin: Callable[..., Workspace], hire: Hire, tmp_path: Path
) -> None:
    workspace = begin()
    proposal, old = proposed(workspace, hire)
    workspace.approve(proposal.id)
    (only,) = texts(workspace)
    assert (only.text, only.status, only.is_proposal, only.revision) == ("Mejor", "approved", False, 2)
    rewrite = only.author
    assert statuses(workspace)[old] == "quarantined"
    assert sorted(statuses(workspace).values()) == [
        "current",
        "current",
        "quarantined",
    ]  # what was said of prompts stays
    assert rewrite is not None
    locale = workspace.status("spring")[0].locales[0]
    assert (locale.prompts, locale.outputs, locale.owed) == (1, 0, 0)
    workspace.export("spring", "prompts", tmp_path / "out")
    line = json.loads((tmp_path / "out" / "es-MX" / "round-1.jsonl").read_text())
    assert (line["messages"][0]["content"], line["status"], line["models"]) == ("Mejor", "approved", [])


def test_outputs_of_a_text_that_asks_for_the_same_stay_valid(begin: Callable[..., Workspace], hire: Hire) -> None:
    workspace = begin(overlap=2)
    ana, luis = hire("Ana"), hire("Luis")
    judge(workspace, ana, fix("Mejor"))
    judge(workspace, ana, BETTER)
    workspace.approve(text_of(workspace, "Mejor").id, changes_task=False)
    assert set(statuses(workspace).values()) == {"current"}
    assert judge_all(workspace, luis) == ["prompt", "pair"]  # the new text, and the outputs of the old one
    assert workspace.assign("spring").items == 0


def test_a_second_approval_changes_nothing(begin: Callable[..., Workspace], hire: Hire) -> None:
    workspace = begin()
    proposal, _ = proposed(workspace, hire)
    workspace.approve(proposal.id)
    before = texts(workspace), statuses(workspace)
    workspace.approve(proposal.id, changes_task=False)
    assert (texts(workspace), statuses(workspace)) == before


def test_who_holds_an_item_of_the_old_text_keeps_the_words_and_gets_the_new_one(
    begin: Callable[..., Workspace], hire: Hire
) -> None:
    workspace = begin(overlap=2)
    ana, luis = hire("Ana"), hire("Luis")
    held = workspace.next_item(luis)
    assert held is not None
    workspace.save_draft(held.assignment_id, {"decision": "use"})
    judge(workspace, ana, fix("Mejor"))
    workspace.approve(text_of(workspace, "Mejor").id)
    item = workspace.next_item(luis)
    assert item is not None
    assert item.prompt == "Mejor"
    draft = workspace.draft(held.assignment_id)
    assert draft is not None
    assert draft.ratings == {"decision": "use"}
    late = workspace.acting_as(luis).submit(held.assignment_id, FIT)
    assert late.late
    assert statuses(workspace)[late.id] == "current"  # true of the old text


def test_of_two_proposals_one_can_follow_the_other(begin: Callable[..., Workspace], hire: Hire) -> None:
    workspace = begin(overlap=2)
    judge(workspace, hire("Ana"), fix("Mejor"))
    judge(workspace, hire("Luis"), fix("Mucho mejor"))
    later, earlier = text_of(workspace, "Mucho mejor").id, text_of(workspace, "Mejor").id
    workspace.approve(later)
    assert text_of(workspace, "Mejor").instead_of == "Mucho mejor"
    workspace.approve(earlier)
    assert [(each.text, each.status) for each in texts(workspace)] == [("Mejor", "approved")]
    with pytest.raises(Refused, match="newer text"):
        workspace.approve(later)


def test_an_import_after_an_approval_revises_the_approved_text(
    begin: Callable[..., Workspace], hire: Hire, import_rows: Import
) -> None:
    workspace = begin()
    proposal, _ = proposed(workspace, hire)
    workspace.approve(proposal.id)
    assert "another text" in import_rows(row(0, outputs=[])).rejected[0].reason
    assert import_rows(row(0, prompt="Mejor", outputs=[])).unchanged == 1
    assert import_rows(row(0, prompt="Nuevo", outputs=[]), revise=True).revised == 1
    assert [(each.text, each.status, each.revision) for each in texts(workspace)] == [("Nuevo", "draft", 3)]


def test_nothing_takes_the_place_of_a_text_while_an_import_is_under_way(
    begin: Callable[..., Workspace], hire: Hire
) -> None:
    workspace = begin()
    proposal, _ = proposed(workspace, hire)
    with workspace._context.store.write() as tx:
        batch = content.open_batch(tx, "spring")
    with pytest.raises(Refused, match="under way"):
        workspace.approve(proposal.id)
    with workspace._context.store.write() as tx:
        content.drop_batch(tx, batch)
    workspace.approve(proposal.id)


# Approved only


def test_outputs_of_drafts_get_no_items_until_their_text_is_approved(
    begin: Callable[..., Workspace], hire: Hire
) -> None:
    workspace = begin(2, more="approved_only = true")
    assert judge_all(workspace, hire("Ana")) == ["prompt", "prompt"]
    assert workspace.assign("spring").items == 0
    workspace.approve(texts(workspace)[0].id)
    assert workspace.assign("spring").items == 1
    assert judge_all(workspace, hire("Luis")) == ["pair"]
    assert workspace.assign("spring").items == 0


@pytest.mark.parametrize(("changes_task", "pairs"), [(True, []), (False, ["pair"])])
def test_an_approved_proposal_brings_its_outputs_along_where_the_task_is_the_same(
    begin: Callable[..., Workspace], hire: Hire, import_rows: Import, changes_task: bool, pairs: list[str]
) -> None:
    workspace = begin(more="approved_only = true")
    ana, luis = hire("Ana"), hire("Luis")
    judge(workspace, ana, fix("Mejor"))
    judge(workspace, luis, FIT)
    workspace.approve(text_of(workspace, "Mejor").id, changes_task=changes_task)
    workspace.assign("spring")
    assert judge_all(workspace, ana) == pairs
    if pairs:
        again = {"prompt_id": "q0", "locale": "es-MX", "outputs": row(0)["outputs"]}
        assert import_rows(again).unchanged == 1


def test_a_rejected_text_gets_no_items_and_its_free_places_close(begin: Callable[..., Workspace], hire: Hire) -> None:
    workspace = begin(2)
    first = texts(workspace)[0]
    workspace.reject(first.id, "  not about here ")
    assert (texts(workspace)[0].status, texts(workspace)[0].reason) == ("rejected", "not about here")
    assert judge_all(workspace, hire("Ana")) == ["prompt", "pair"]  # those of the other
    assert workspace.assign("spring").items == 0
    workspace.approve(first.id)
    assert (texts(workspace)[0].status, texts(workspace)[0].reason) == ("approved", None)
    assert judge_all(workspace, hire("Luis")) == ["prompt", "pair"]


def test_who_has_begun_a_rejected_text_may_finish_but_nobody_gets_it_after_them(
    begin: Callable[..., Workspace], hire: Hire
) -> None:
    workspace = begin()
    ana, luis = hire("Ana"), hire("Luis")
    held = workspace.next_item(ana)
    other = workspace.next_item(luis)
    assert held is not None
    assert other is not None
    workspace.reject(texts(workspace)[0].id, "no")
    assert not workspace.submit(held.assignment_id, FIT).late
    workspace.skip(other.assignment_id, "other")
    assert workspace.next_item(hire("Eva")) is None


def test_an_imported_approval_that_is_taken_back_and_a_rejection_that_closes_what_it_opened(
    begin: Callable[..., Workspace], hire: Hire
) -> None:
    workspace = begin(more="approved_only = true")
    (draft,) = texts(workspace)
    workspace.approve(draft.id)
    workspace.decide_again([draft.id])
    assert texts(workspace)[0].status == "draft"
    workspace.approve(draft.id)
    workspace.assign("spring")
    with pytest.raises(Refused, match="being reviewed"):
        workspace.decide_again([draft.id])
    workspace.reject(draft.id, "no")
    assert judge_all(workspace, hire("Ana")) == []
    workspace.decide_again([draft.id])
    assert judge_all(workspace, hire("Luis")) == ["prompt"]  # not its outputs: it is a draft
    workspace.approve(draft.id)
    assert judge_all(workspace, hire("Eva")) == ["pair"]


def test_an_approved_proposal_is_neither_rejected_nor_taken_back(begin: Callable[..., Workspace], hire: Hire) -> None:
    workspace = begin()
    proposal, _ = proposed(workspace, hire)
    workspace.approve(proposal.id)
    for attempt in (lambda: workspace.reject(proposal.id, "no"), lambda: workspace.decide_again([proposal.id])):
        with pytest.raises(Refused, match="taken the place"):
            attempt()


def test_a_rejected_proposal_is_asked_about_again_once_it_is_undecided(
    begin: Callable[..., Workspace], hire: Hire
) -> None:
    workspace = begin()
    ana, luis = hire("Ana"), hire("Luis")
    judge(workspace, ana, fix("Mejor"))
    proposal = text_of(workspace, "Mejor")
    workspace.reject(proposal.id, "no")
    assert judge_all(workspace, luis, units=("prompt",)) == []
    workspace.decide_again([proposal.id])
    assert text_of(workspace, "Mejor").status == "in_review"
    assert "prompt" not in judge_all(workspace, ana)
    assert judge_all(workspace, hire("Eva"), units=("prompt",)) == ["prompt"]


# Many at once


def test_drafts_that_all_reviewers_called_fit_are_approved_together_and_taken_back_together(
    begin: Callable[..., Workspace], hire: Hire
) -> None:
    workspace = begin(3, overlap=2)
    ana, luis = hire("Ana"), hire("Luis")
    for number in range(3):
        judge(workspace, ana, FIT if number else FIT | {"decision": {"value": "drop", "comment": "no"}})
    assert workspace.fit_drafts("spring") == ()  # the second judgments are owed
    for _ in range(3):
        judge(workspace, luis, FIT)
    fit = workspace.fit_drafts("spring", "es-MX")
    assert len(fit) == 2
    assert workspace.fit_drafts("spring", "fr-FR") == ()
    assert set(workspace.approve_all([*fit, *fit])) == set(fit)
    assert workspace.approve_all(fit) == ()
    assert workspace.localizations("spring", status="approved").total == 2
    workspace.decide_again(fit)
    assert workspace.localizations("spring").counts == {("es-MX", "draft"): 3}


def test_proposals_are_not_approved_together(begin: Callable[..., Workspace], hire: Hire) -> None:
    workspace = begin(2)
    judge(workspace, hire("Ana"), fix("Mejor"))
    with pytest.raises(Refused, match="by itself"):
        workspace.approve_all([each.id for each in texts(workspace)])
    assert workspace.localizations("spring", status="approved").total == 0


def test_what_cannot_be_decided_is_refused_in_words(begin: Callable[..., Workspace]) -> None:
    workspace = begin()
    (draft,) = texts(workspace)
    for attempt in (lambda: workspace.approve("x"), lambda: workspace.decide_again([draft.id, "x"])):
        with pytest.raises(NotFound):
            attempt()
    for reason in ("", " \n", "x" * 2001, "\0"):
        with pytest.raises(Refused):
            workspace.reject(draft.id, reason)


def test_each_decision_is_audited_without_texts_of_people(begin: Callable[..., Workspace], hire: Hire) -> None:
    workspace = begin()
    nadia = workspace.add_person("Nadia", role="coordinator").id
    acting = workspace.acting_as(nadia)
    judge(workspace, hire("Ana"), fix("Mejor"))
    draft, proposal = texts(workspace)
    acting.reject(proposal.id, "because of Ana")
    acting.decide_again([proposal.id])
    acting.approve(proposal.id, changes_task=False)
    with workspace._context.store.read() as view:
        query = select(audit.c.action, audit.c.actor, audit.c.details).where(audit.c.object == proposal.id)
        found = [tuple(each) for each in view.connection.execute(query.order_by(audit.c.sequence))]
    assert [each[0].removeprefix("localization.") for each in found] == [
        "proposed", "rejected", "undecided", "approved",
    ]  # fmt: skip
    assert {each[1] for each in found[1:]} == {nadia}
    assert json.loads(found[3][2]) == {"instead_of": draft.id, "changes_task": False, "set_aside": 0, "outputs": 0}
    assert not any("Ana" in each[2] or "Mejor" in each[2] for each in found)


def test_a_reviewer_decides_nothing(begin: Callable[..., Workspace], hire: Hire) -> None:
    acting = begin().acting_as(hire("Ana"))
    with pytest.raises(Forbidden):
        acting.localizations("spring")
    with pytest.raises(Forbidden):
        acting.approve("x")


# Whatever happens, a prompt has one text in a locale

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["propose", "fit", "approve", "wording", "reject", "again", "import", "revise", "assign"]),
        st.integers(0, 3),
    ),
    max_size=10,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_a_prompt_never_has_two_current_texts_and_nobody_judges_their_own(
    workspace: Workspace,
    make_campaign: Callable[..., str],
    import_rows: Import,
    steps: list[tuple[str, int]],
) -> None:
    campaign = f"c{len(workspace.campaigns())}"
    make_campaign(campaign, unit="prompt", rubric="prompt-localization", overlap=2, review=PAIRS)
    import_rows(row(0), campaign=campaign)
    workspace.assign(campaign)
    people = [workspace.add_person(f"P{n}", locales={"es-MX": "native", "en": "learned"}).id for n in range(4)]
    for step, number in steps:
        known = workspace.localizations(campaign).texts
        chosen = known[number % len(known)].id
        try:
            if step in ("propose", "fit"):
                item = workspace.next_item(people[number], campaign)
                if item is None or item.unit != "prompt":
                    continue
                text = f"Texto {number}"
                same = step == "fit" or text == item.prompt
                workspace.submit(item.assignment_id, FIT if same else fix(text))
            elif step in ("approve", "wording"):
                workspace.approve(chosen, changes_task=step == "approve")
            elif step == "reject":
                workspace.reject(chosen, "no")
            elif step == "again":
                workspace.decide_again([chosen])
            elif step == "assign":
                workspace.assign(campaign)
            else:
                import_rows(row(0, prompt=f"Texto {number}", outputs=[]), campaign=campaign, revise=step == "revise")
        except Refused:
            pass
        with workspace._context.store.read() as view:
            at = localizations.c
            of_prompt = select(func.count()).where(is_current()).group_by(at.prompt_id, at.locale)
            assert set(view.connection.execute(of_prompt).scalars()) == {1}
            own = select(claims.c.id).join(items, items.c.id == claims.c.item_id).join(localizations)
            assert view.connection.execute(own.where(claims.c.person_id == at.author)).all() == []
    assert not [each for each in workspace.doctor() if not each.ok]
