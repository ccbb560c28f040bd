"""Forgetting: a name is gone from every file of the workspace, what the person judged stays whole."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import psycopg
import pytest
from building import row
from sqlalchemy import select
from typer.testing import CliRunner

from localize import Workspace
from localize.cli import app
from localize.errors import Forbidden, NotFound
from localize.records import Person, PersonId
from localize.store.schema_people import people, person_domains, person_locales

NAME, COMMENT, DRAFT, SKIPPED = "Canaria Quetzal", "canary in a comment", "canary in a draft", "canary of a skip"
RATING = {"preference": {"value": -2, "comment": COMMENT}, "reasons": ["local"]}


@pytest.fixture
def ana(workspace: Workspace, make_campaign: Callable[..., str], import_rows: Callable[..., Any]) -> Person:
    """Somebody who judged, skipped and is writing; Ben judged too."""
    make_campaign(overlap=2)
    import_rows(*(row(number) for number in range(4)))
    workspace.assign("spring")
    person, ben = (
        workspace.add_person(name, locales={"es-MX": "native"}, domains=["canary domain"]) for name in (NAME, "Ben")
    )
    for each, comment in ((person, COMMENT), (ben, "stays")):
        item = workspace.next_item(each.id)
        assert item is not None
        workspace.submit(item.assignment_id, {**RATING, "preference": {"value": -2, "comment": comment}})
    item = workspace.next_item(person.id)
    assert item is not None
    workspace.skip(item.assignment_id, "other", SKIPPED)
    item = workspace.next_item(person.id)
    assert item is not None
    workspace.save_draft(item.assignment_id, {"preference": {"value": 1, "comment": DRAFT}})
    return person


def everything_on_the_disk(workspace: Workspace) -> bytes:
    """All files of the workspace; of PostgreSQL the pages of its tables too, dead rows included."""
    files = b"".join(file.read_bytes() for file in workspace.settings.folder.rglob("*") if file.is_file())
    if not workspace.settings.database.startswith("postgresql"):
        return files
    tables = ("people", "person_domains", "drafts", "claims", "judgments")
    with psycopg.connect(workspace.settings.database) as connection:
        connection.execute("CREATE EXTENSION IF NOT EXISTS pageinspect")
        for table in tables:
            pages = f"SELECT t_data FROM generate_series(0, pg_relation_size('{table}') / 8192 - 1) AS n, "
            pages += f"heap_page_items(get_raw_page('{table}', n::int)) WHERE t_data IS NOT NULL"
            files += b"".join(bytes(each[0]) for each in connection.execute(pages))
    return files


def test_no_file_holds_the_name_the_draft_or_the_reason_of_a_skip(workspace: Workspace, ana: Person) -> None:
    before = everything_on_the_disk(workspace)
    assert all(each.encode() in before for each in (NAME, DRAFT, SKIPPED, COMMENT))
    assert workspace.forget(ana.id) == 1
    after = everything_on_the_disk(workspace)
    assert [each for each in (NAME, DRAFT, SKIPPED) if each.encode() in after] == []
    assert COMMENT.encode() in after


def test_nothing_of_a_profile_is_left(workspace: Workspace) -> None:
    locales = {"es-MX": {"lived_from": 1990, "lived_to": 2015}}
    ana = workspace.add_person(NAME, locales=locales, domains=["canary domain"], email="canary@example.org").id
    workspace.set_availability(
        ana, hours_per_week=11, items_per_day=12, away_until=date(2027, 3, 1), time_zone="Pacific/Chatham"
    )
    assert b"canary@example.org" in everything_on_the_disk(workspace)
    workspace.forget(ana)
    with workspace._context.store.read() as view:
        [row] = view.connection.execute(select(people).where(people.c.id == ana)).mappings()
        assert view.connection.execute(select(person_locales)).all() == []
        assert view.connection.execute(select(person_domains)).all() == []
    left = {name for name, value in row.items() if value is not None}
    assert left == {"id", "name", "role", "created_at", "forgotten_at"}
    assert row["name"] == ana
    after = everything_on_the_disk(workspace)
    assert [each for each in (b"canary@example.org", b"Pacific/Chatham") if each in after] == []
    assert workspace.add_person("Another", email="canary@example.org").email


def test_comments_go_too_where_that_is_asked(workspace: Workspace, ana: Person) -> None:
    comments = "ratings"
    assert COMMENT in workspace.dataset(comments).collect()["comment"].to_list()
    workspace.forget(ana.id, comments=True)
    assert COMMENT.encode() not in everything_on_the_disk(workspace)
    assert set(workspace.dataset(comments).collect()["comment"]) == {None, "stays"}


@pytest.mark.parametrize("comments", [False, True])
def test_what_was_judged_stays_under_its_pseudonym(workspace: Workspace, ana: Person, comments: bool) -> None:
    columns = ["judgment_id", "sequence", "reviewer", "status", "submitted_at"]
    before = workspace.dataset("judgments").collect().sort("sequence").select(columns)
    kept = ["judgment_id", "preference", "shown_first"]
    values = workspace.dataset("preferences").collect().sort("sequence").select(kept)
    workspace.forget(ana.id, comments=comments)
    assert workspace.dataset("judgments").collect().sort("sequence").select(columns).equals(before)
    assert workspace.dataset("preferences").collect().sort("sequence").select(kept).equals(values)
    assert [each for each in workspace.doctor() if not each.ok] == []


def test_who_is_forgotten_cannot_come_in_and_gets_nothing(workspace: Workspace, ana: Person) -> None:
    assert ana.access_code is not None
    session = workspace.sign_in(ana.access_code)
    link = workspace.invite(ana.id).rsplit("/", 1)[1]
    assert session is not None
    workspace.forget(ana.id)
    assert workspace.sign_in(ana.access_code) is None
    assert workspace.session_person(session) is None
    assert workspace.accept_invitation(link) is None
    assert [person.name for person in workspace.people()] == ["Ben"]
    with pytest.raises(NotFound):
        workspace.next_item(ana.id)


def test_the_place_that_was_held_goes_to_others(workspace: Workspace, ana: Person) -> None:
    workspace.forget(ana.id)
    others = [workspace.add_person(f"P{number}", locales={"es-MX": "native"}).id for number in range(2)]
    judged = 0
    for person in others:
        while (item := workspace.next_item(person)) is not None:
            workspace.submit(item.assignment_id, {"preference": 1, "reasons": ["correct"]})
            judged += 1
    assert judged == 4 * 2 - 2


def test_it_can_be_said_again_and_nobody_else_is_touched(workspace: Workspace, ana: Person) -> None:
    workspace.forget(ana.id)
    assert workspace.forget(ana.id, comments=True) == 1
    assert "stays" in workspace.dataset("ratings").collect()["comment"].to_list()
    with pytest.raises(NotFound):
        workspace.forget(PersonId("nobody"))


def test_comments_go_while_others_read_and_refresh(workspace: Workspace, ana: Person) -> None:
    over = threading.Event()

    def refresh() -> None:
        while not over.is_set():
            with contextlib.suppress(Exception):  # a reader may meet the moment in which the folder is made anew
                workspace.dataset("ratings").collect()

    with ThreadPoolExecutor(2) as others:
        for _ in range(2):
            others.submit(refresh)
        try:
            for _ in range(5):
                assert workspace.forget(ana.id, comments=True) == 1
        finally:
            over.set()
    assert set(workspace.dataset("ratings").collect()["comment"]) == {None, "stays"}
    assert [each for each in workspace.settings.folder.iterdir() if each.name.startswith(".datasets")] == []


def test_a_rater_of_imported_judgments_can_be_forgotten(
    workspace: Workspace, ana: Person, import_rows: Callable[..., Any]
) -> None:
    judged = {"rater": NAME, "rubric": "preference", "outputs": ["m1", "m2"], "ratings": {"preference": 1}}
    workspace.forget(ana.id)
    import_rows(row(9, judgments=[judged]))
    with workspace._context.store.read() as view:
        query = "SELECT id FROM people WHERE role = 'source'"
        rater = PersonId(view.connection.exec_driver_sql(query).scalar_one())
    assert workspace.judged_items("spring", "es-MX").items[-1].judgments[0].who == NAME
    workspace.forget(rater)
    assert NAME.encode() not in everything_on_the_disk(workspace)
    assert workspace.judged_items("spring", "es-MX").items[-1].judgments[0].who != NAME


def test_recorded_rows_are_fixed_again_afterwards(workspace: Workspace, ana: Person) -> None:
    workspace.forget(ana.id, comments=True)
    with (
        pytest.raises(Exception, match="append-only"),
        workspace._context.store.write() as tx,
    ):
        tx.connection.exec_driver_sql("UPDATE judgments SET ratings = '{}'")


def test_only_who_may_open_an_account_may_forget_it(workspace: Workspace, ana: Person) -> None:
    nadia = workspace.add_person("Nadia", role="coordinator")
    admin = workspace.add_person("Tomás", role="admin")
    for actor, person in ((ana, nadia), (ana, ana), (nadia, admin), (nadia, nadia)):
        with pytest.raises(Forbidden):
            workspace.acting_as(actor.id).forget(person.id)
    assert workspace.acting_as(nadia.id).forget(ana.id) == 1
    assert workspace.acting_as(admin.id).forget(nadia.id) == 0


def test_the_command_says_what_stays(workspace: Workspace, ana: Person) -> None:
    arguments = ["--workspace", str(workspace.settings.folder), "people", "forget", ana.id, "--comments", "--json"]
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 0
    assert json.loads(done.stdout) == {"id": ana.id, "judgments_kept": 1}
