"""A rewritten prompt becomes a proposed revision that others judge: one text, one proposal, never for its author."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from building import row
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from localize import Workspace
from localize.records import Message, PersonId, ReviewItem, Unit, as_text
from localize.store.revisions import is_current
from localize.store.schema_content import localizations
from localize.store.schema_work import slots
from localize.workspace.prompt_texts import PromptText
from localize.workspace.proposing import in_the_form_of

Import = Callable[..., Any]
FIT = {
    "same_task": 5, "natural_prompt": 5, "adaptation": "none_needed", "answerable": "yes", "sensitivity": ["none"],
    "decision": "use",
}  # fmt: skip
BETTER = "¿Qué se pregunta aquí?"


def fix(text: str) -> dict[str, Any]:
    return FIT | {"decision": "fix", "fixed_prompt": text}


@pytest.fixture
def prompts(workspace: Workspace, make_campaign: Callable[..., str], import_rows: Import) -> Workspace:
    """One prompt that two people are to judge."""
    make_campaign(unit="prompt", rubric="prompt-localization", overlap=2)
    import_rows(row(0))
    workspace.assign("spring")
    return workspace


@pytest.fixture
def hire(workspace: Workspace) -> Callable[[str], PersonId]:
    return lambda name: workspace.add_person(name, locales={"es-MX": "native", "en": "learned"}).id


def judge(workspace: Workspace, person: PersonId, ratings: dict[str, Any]) -> ReviewItem:
    item = workspace.next_item(person)
    assert item is not None
    workspace.submit(item.assignment_id, ratings)
    return item


def texts(workspace: Workspace, status: str | None = None) -> list[PromptText]:
    return list(workspace.localizations("spring", status=status).texts)


def the_proposal(workspace: Workspace) -> PromptText:
    (found,) = [each for each in texts(workspace) if each.made_by == "reviewer"]
    return found


def test_a_rewrite_becomes_a_proposal_in_review(prompts: Workspace, hire: Callable[[str], PersonId]) -> None:
    judge(prompts, hire("Ana"), fix(BETTER))
    current, proposed = texts(prompts)
    assert (current.status, current.revision, current.is_proposal) == ("draft", 1, False)
    assert (proposed.status, proposed.revision, proposed.text, proposed.instead_of) == (
        "in_review", 2, BETTER, "¿Pregunta 0?",
    )  # fmt: skip
    assert proposed.author == current.judgments[0].who
    assert prompts.localizations("spring").counts == {("es-MX", "draft"): 1, ("es-MX", "in_review"): 1}


def test_another_judges_it_as_any_prompt_and_its_author_never_gets_it(
    prompts: Workspace, hire: Callable[[str], PersonId]
) -> None:
    ana, luis, eva = hire("Ana"), hire("Luis"), hire("Eva")
    judge(prompts, ana, fix(BETTER))
    assert prompts.next_item(ana) is None
    assert judge(prompts, luis, FIT).prompt == "¿Pregunta 0?"
    item = judge(prompts, luis, FIT)
    assert (item.prompt, item.unit, item.source_prompt, item.outputs) == (BETTER, Unit.PROMPT, "Question 0?", ())
    assert judge(prompts, eva, FIT).prompt == BETTER
    (verdict,) = the_proposal(prompts).verdicts
    assert (verdict.counts, verdict.n, verdict.all_fit, verdict.shares) == ({"use": 2}, 2, True, {"use": 1.0})
    assert prompts.next_item(ana) is None


def test_the_same_text_of_two_people_is_one_proposal(prompts: Workspace, hire: Callable[[str], PersonId]) -> None:
    ana, luis = hire("Ana"), hire("Luis")
    judge(prompts, ana, fix(BETTER))
    judge(prompts, luis, fix(BETTER))
    assert len(texts(prompts, "in_review")) == 1
    assert the_proposal(prompts).author == texts(prompts)[0].judgments[0].who


def test_who_improves_a_proposal_proposes_the_next_revision(
    prompts: Workspace, hire: Callable[[str], PersonId]
) -> None:
    ana, luis, eva = hire("Ana"), hire("Luis"), hire("Eva")
    judge(prompts, ana, fix(BETTER))
    judge(prompts, luis, FIT)
    judge(prompts, luis, fix("Mejor aún"))
    judge(prompts, eva, fix("¿Pregunta 0?"))  # Ana's text back to what it was: nothing to propose
    assert [(each.revision, each.text) for each in texts(prompts, "in_review")] == [(2, BETTER), (3, "Mejor aún")]


def test_nothing_is_proposed_where_the_text_is_the_current_one_or_not_given(
    prompts: Workspace, hire: Callable[[str], PersonId]
) -> None:
    judge(prompts, hire("Ana"), FIT | {"fixed_prompt": BETTER})  # not shown: the prompt is to be used
    assert len(texts(prompts)) == 1


def test_a_proposal_is_not_the_current_text(
    prompts: Workspace, hire: Callable[[str], PersonId], import_rows: Import, tmp_path: Any
) -> None:
    judge(prompts, hire("Ana"), fix(BETTER))
    assert prompts.status("spring")[0].locales[0].prompts == 1
    assert prompts.assign("spring").items == 0
    prompts.export("spring", "prompts", tmp_path / "out")  # all prompts are answered: the proposal owes nothing
    assert import_rows(row(0)).unchanged == 1


def test_a_full_judgment_of_a_proposal_counts_in_the_progress_of_its_pool(
    prompts: Workspace, hire: Callable[[str], PersonId]
) -> None:
    luis = hire("Luis")
    item = prompts.next_item(luis)
    assert item is not None
    assert prompts.progress(item.assignment_id) == (0, 1)
    judge(prompts, hire("Ana"), fix(BETTER))
    assert prompts.progress(item.assignment_id) == (0, 2)


def test_an_undone_judgment_takes_its_proposal_along_and_a_new_one_brings_it_back(
    prompts: Workspace, hire: Callable[[str], PersonId]
) -> None:
    ana, luis = hire("Ana"), hire("Luis")
    item = judge(prompts, ana, fix(BETTER))
    prompts.acting_as(ana).undo(item.assignment_id)
    proposal = the_proposal(prompts)
    assert (proposal.status, proposal.reason) == ("rejected", None)
    judge(prompts, luis, FIT)
    assert prompts.next_item(luis) is None
    prompts.submit(item.assignment_id, fix(BETTER))
    assert the_proposal(prompts).status == "in_review"
    assert judge(prompts, luis, FIT).prompt == BETTER


def test_an_undone_proposal_stays_with_whoever_else_wrote_it(
    prompts: Workspace, hire: Callable[[str], PersonId]
) -> None:
    ana, luis = hire("Ana"), hire("Luis")
    first, second = prompts.next_item(ana), prompts.next_item(luis)
    assert first is not None
    assert second is not None
    prompts.submit(first.assignment_id, fix(BETTER))
    prompts.submit(second.assignment_id, fix(BETTER))
    prompts.acting_as(ana).undo(first.assignment_id)
    prompts.skip(first.assignment_id, "other")
    assert the_proposal(prompts).status == "in_review"
    assert prompts.next_item(luis) is None
    assert judge(prompts, ana, FIT).prompt == BETTER


def test_a_judged_proposal_outlives_the_judgment_it_came_from(
    prompts: Workspace, hire: Callable[[str], PersonId]
) -> None:
    ana, luis = hire("Ana"), hire("Luis")
    item = judge(prompts, ana, fix(BETTER))
    judge(prompts, luis, FIT)
    judge(prompts, luis, FIT)
    prompts.acting_as(ana).undo(item.assignment_id)
    assert the_proposal(prompts).status == "in_review"


def test_a_corrected_rewrite_is_proposed_in_place_of_the_first(
    prompts: Workspace, hire: Callable[[str], PersonId]
) -> None:
    ana = hire("Ana")
    item = judge(prompts, ana, fix(BETTER))
    prompts.acting_as(ana).correct(item.assignment_id, fix("Mejor aún"), "k2")
    assert [(each.text, each.status) for each in texts(prompts)[1:]] == [
        (BETTER, "rejected"),
        ("Mejor aún", "in_review"),
    ]


def test_what_a_coordinator_rejected_is_not_proposed_again(prompts: Workspace, hire: Callable[[str], PersonId]) -> None:
    judge(prompts, hire("Ana"), fix(BETTER))
    prompts.reject(the_proposal(prompts).id, "too formal")
    judge(prompts, hire("Luis"), fix(BETTER))
    assert (the_proposal(prompts).status, the_proposal(prompts).reason) == ("rejected", "too formal")


def test_people_who_propose_at_once_get_a_number_each(
    workspace: Workspace, make_campaign: Callable[..., str], import_rows: Import, hire: Callable[[str], PersonId]
) -> None:
    make_campaign(unit="prompt", rubric="prompt-localization", overlap=8)
    import_rows(row(0))
    workspace.assign("spring")
    held = [workspace.next_item(hire(f"P{number}")) for number in range(8)]
    with ThreadPoolExecutor(8) as people:
        list(people.map(lambda n: workspace.submit(held[n].assignment_id, fix(f"Texto {n % 4}")), range(8)))  # type: ignore[union-attr]
    assert sorted(each.revision for each in texts(workspace)) == [1, 2, 3, 4, 5]


def test_places_of_a_proposal_are_those_of_the_judged_prompt_and_ask_for_the_same_field(
    workspace: Workspace, make_campaign: Callable[..., str], import_rows: Import, hire: Callable[[str], PersonId]
) -> None:
    make_campaign(unit="prompt", rubric="prompt-localization", overlap=2, more='expert_domains = ["medicine"]')
    import_rows(row(0, domain="medicine"))
    workspace.assign("spring", overlap=3)
    ana = hire("Ana")
    workspace.declare(ana, {"es-MX": "native", "en": "learned"}, ["medicine"])
    judge(workspace, ana, fix(BETTER))
    with workspace._context.store.read() as view:
        query = select(slots.c.number, slots.c.not_for, slots.c.domain).where(slots.c.not_for.is_not(None))
        found = [tuple(each) for each in view.connection.execute(query.order_by(slots.c.number))]
    assert found == [(0, ana, "medicine"), (1, ana, "medicine"), (2, ana, "medicine")]


# What an import does where there is a proposal


def current_texts(workspace: Workspace) -> dict[str, int]:
    """Current texts by prompt and locale: one each, whatever happens."""
    with workspace._context.store.read() as view:
        at = localizations.c
        query = select(at.prompt_id, func.count()).where(is_current()).group_by(at.prompt_id, at.locale)
        return {each[0]: each[1] for each in view.connection.execute(query)}


@pytest.mark.parametrize("text", [BETTER, "Otra pregunta"])
def test_another_text_is_refused_without_revise_and_revises_the_current_one_with_it(
    prompts: Workspace, hire: Callable[[str], PersonId], import_rows: Import, text: str
) -> None:
    judge(prompts, hire("Ana"), fix(BETTER))
    assert "another text" in import_rows(row(0, prompt=text)).rejected[0].reason
    assert import_rows(row(0, prompt=text, outputs=[]), revise=True).revised == 1
    assert [(each.text, each.revision, each.status) for each in texts(prompts) if each.made_by != "reviewer"] == [
        (text, 3, "draft")
    ]
    assert the_proposal(prompts).status == ("rejected" if text == BETTER else "in_review")
    assert set(current_texts(prompts).values()) == {1}
    assert import_rows(row(0, prompt=text, outputs=[])).unchanged == 1


def test_outputs_that_come_back_belong_to_the_current_text(
    prompts: Workspace, hire: Callable[[str], PersonId], import_rows: Import
) -> None:
    judge(prompts, hire("Ana"), fix(BETTER))
    report = import_rows({"prompt_id": "q0", "locale": "es-MX", "outputs": [{"model": "m3", "text": "tres"}]})
    assert (report.outputs, report.rejected) == (1, [])
    assert prompts.status("spring")[0].locales[0].outputs == 3


def test_a_proposal_made_while_a_revision_is_imported_takes_another_number(
    prompts: Workspace, hire: Callable[[str], PersonId], import_rows: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    from localize.workspace import importing

    ana, decide = hire("Ana"), importing._decide

    def decided_then_proposed(*arguments: Any) -> Any:
        arrivals = decide(*arguments)
        judge(prompts, ana, fix(BETTER))
        return arrivals

    monkeypatch.setattr(importing, "_decide", decided_then_proposed)
    assert import_rows(row(0, prompt="Otra", outputs=[]), revise=True).published
    assert sorted((each.revision, each.text) for each in texts(prompts)) == [(2, BETTER), (3, "Otra")]
    assert set(current_texts(prompts).values()) == {1}


# Conversations

CHAT = (Message("system", "Sé amable."), Message("user", "Hola"), Message("user", "¿Qué tal?"))


@pytest.mark.parametrize(
    ("old", "text", "new"),
    [
        ("Hola", "Buenas", "Buenas"),
        ("Hola", " Hola\n", None),
        ("Hola", "  ", None),
        (CHAT[:1], "Sé breve.", (Message("system", "Sé breve."),)),
        (CHAT, "Sé amable.\n\nBuenas\n\n¿Qué tal?", (CHAT[0], Message("user", "Buenas"), CHAT[2])),
        (CHAT, "Sé breve.\n\nHola\n\n¿Qué tal?", (Message("system", "Sé breve."), *CHAT[1:])),
        (CHAT, "Sé breve.\n\nBuenas\n\n¿Qué tal?", None),  # two turns at once: which is which?
        (CHAT, "Sé amable.\n\nHola\n\nBuenas\n\n¿Qué tal?", None),  # the end of one turn, or the start of the next?
        (CHAT, "Todo nuevo", None),
    ],
)
def test_a_rewrite_keeps_the_form_of_the_prompt(old: Any, text: str, new: Any) -> None:
    assert in_the_form_of(old, text) == new


@given(st.lists(st.text(min_size=1), min_size=1, max_size=4), st.data())
def test_what_is_proposed_reads_as_it_was_written(turns: list[str], data: st.DataObject) -> None:
    old = tuple(Message("user", each) for each in turns)
    changed = list(turns)
    changed[data.draw(st.integers(0, len(turns) - 1))] = data.draw(st.text(min_size=1))
    text = "\n\n".join(changed)
    found = in_the_form_of(old, text)
    assert found is None or as_text(found) == text
