"""The doctor finds each thing that is broken on purpose, and nothing in a workspace that is in order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from building import row
from sqlalchemy import text

from localize import Workspace
from localize.store.checking import first_break
from localize.store.journal import GENESIS
from localize.store.schema_work import audit

BETTER = {"preference": 1, "reasons": ["correct"]}
IMPORTED = [{"rater": "r", "rubric": "preference", "outputs": ["m1", "m2"], "ratings": {"preference": -2}}]

COLUMNS = (
    "campaign_id, item_id, person_id, rubric_hash, profile, ratings, purpose, match_tier, imported, late, ui_lang, "
    "rubric_lang, signals_shown, shown_order, frame, opened_at, submitted_at, claim_id"
)
FIRST_OWN = "(SELECT min(sequence) FROM judgments WHERE NOT imported)"
SECOND = (
    f"INSERT INTO judgments ({COLUMNS}, id, sequence, attempt) SELECT {COLUMNS}, 'second', 999, 1 FROM judgments "
    f"WHERE sequence = {FIRST_OWN}"
)
"""A second judgment of a claim, and no event that says what became of the first."""
WITHDRAWN = (
    "INSERT INTO judgment_events (id, sequence, judgment_id, kind, at) "
    f"SELECT 'e', 999, id, 'withdrawn', submitted_at FROM judgments WHERE sequence = {FIRST_OWN}"
)
"""A judgment that was taken back, of a claim that is done all the same."""


@pytest.fixture
def judged(workspace: Workspace, make_campaign: Callable[..., str], import_rows: Callable[..., Any]) -> Workspace:
    make_campaign()
    import_rows(row(0, judgments=IMPORTED), *(row(number) for number in range(1, 6)))
    workspace.assign("spring")
    ana = workspace.add_person("Ana", locales={"es-MX": "native"}).id
    for _ in range(4):
        item = workspace.next_item(ana)
        assert item is not None
        workspace.submit(item.assignment_id, BETTER)
    workspace.next_item(ana)
    return workspace


def wrong(workspace: Workspace) -> dict[str, str]:
    return {each.check: str(each.what) for each in workspace.doctor() if not each.ok}


def change(workspace: Workspace, *statements: str) -> None:
    """What an accident or somebody with the file in their hands could do: triggers and foreign keys switched off."""
    engine = workspace._context.store.engine
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            triggers = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")).all()
            connection.commit()
        with connection.begin():
            if engine.dialect.name == "postgresql":
                connection.execute(text("SET session_replication_role = replica"))
            else:
                for name, _ in triggers:
                    connection.execute(text(f"DROP TRIGGER {name}"))
            for each in statements:
                connection.execute(text(each))
            if engine.dialect.name == "sqlite":
                for _, source in triggers:
                    connection.execute(text(source))
        connection.invalidate()


def test_a_workspace_in_order_has_no_findings(judged: Workspace) -> None:
    assert wrong(judged) == {}
    judged.dataset("judgments").collect()
    assert wrong(judged) == {}
    assert {"folder", "secret", "password", "sign-in", "disk", "database", "triggers", "audit", "sequence", "slots",
            "judgments", "corrections", "imports", "data sets",
            "rubrics of spring"} == {each.check for each in judged.doctor()}  # fmt: skip


@pytest.mark.parametrize(
    ("check", "statement"),
    [
        ("slots", "UPDATE slots SET state = 'free' WHERE state = 'taken' AND position = 1"),
        ("judgments", "DELETE FROM judgments WHERE NOT imported AND sequence = (SELECT max(sequence) FROM judgments)"),
        ("judgments", "UPDATE claims SET state = 'skipped', slot = NULL WHERE state = 'done'"),
        ("judgments", "UPDATE audit SET action = 'x' WHERE action = 'judgment.recorded'"),
        ("audit", "UPDATE audit SET action = 'x' WHERE action = 'judgment.recorded'"),
        ("judgments", WITHDRAWN),
        ("corrections", SECOND),
        ("sequence", "DELETE FROM audit WHERE sequence = (SELECT max(sequence) FROM audit)"),
        ("sequence", "UPDATE counter SET value = value + 1"),
        ("imports", "INSERT INTO staged_judgments (batch_id, number, row) SELECT id, 1, '{}' FROM batches"),
    ],
)
def test_what_is_broken_is_found(judged: Workspace, check: str, statement: str) -> None:
    change(judged, statement)
    assert check in wrong(judged)
    assert next(each.way_out for each in judged.doctor() if each.check == check)


def test_a_trigger_that_is_gone_is_found(judged: Workspace) -> None:
    on = " ON judgments" if judged._context.store.engine.dialect.name == "postgresql" else ""
    with judged._context.store.write() as tx:
        tx.connection.execute(text(f"DROP TRIGGER judgments_no_delete{on}"))
    assert "judgments_no_delete" in wrong(judged)["triggers"]


def test_data_sets_of_another_state_are_found(judged: Workspace) -> None:
    judged.dataset("judgments").collect()
    change(judged, "DELETE FROM judgments WHERE imported")
    assert "1 judgments differ" in wrong(judged)["data sets"]
    change(judged, "UPDATE counter SET value = 1")
    assert "the database only 1" in wrong(judged)["data sets"]


@pytest.mark.parametrize(("check", "name"), [("secret", "secret"), ("sign-in", ".streamlit/secrets.toml")])
def test_a_secret_that_others_can_read_is_found(judged: Workspace, check: str, name: str) -> None:
    secret: Path = judged.settings.folder / name
    secret.parent.mkdir(exist_ok=True)
    secret.touch()
    secret.chmod(0o644)
    assert check in wrong(judged)
    secret.chmod(0o600)
    assert check not in wrong(judged)


def test_the_audit_notices_every_single_change_of_a_thousand_rows(workspace: Workspace) -> None:
    """Each row in turn: changed, removed, or put in another's place. What stands before it is whole."""
    store = workspace._context.store
    for part in range(10):
        with store.write() as tx:
            for number in range(100):
                tx.journal.audit("did", f"{part}-{number}", detail=number)
    with store.read() as view:
        rows = [dict(each) for each in view.connection.execute(audit.select().order_by(audit.c.sequence)).mappings()]
    assert len(rows) == 1000
    assert first_break(rows) is None
    for at, row_ in enumerate(rows):
        before = rows[at - 1]["hash"] if at else GENESIS
        for name, value in (("details", "{}"), ("action", "x"), ("object", "x"), ("actor", "x"), ("sequence", 0)):
            assert first_break([row_ | {name: value}], before) is not None
        assert first_break([row_ | {"at": row_["at"] + timedelta(microseconds=1)}], before) is not None
        if at + 1 < len(rows):
            assert first_break([rows[at + 1]], before) is not None
