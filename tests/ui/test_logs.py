"""What the server writes and what a page shows when something fails: where, never what was said."""

from __future__ import annotations

import io
import json
import logging
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import postgres
import pytest
from building import CAMPAIGN, row
from canary import CANARY
from hypothesis import given
from hypothesis import strategies as some
from real_server import ROOT, RealServer, run_page
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.local_script_runner import LocalScriptRunner
from websockets.exceptions import ConnectionClosed, InvalidStatus

from localize import Workspace
from localize.errors import Refused, said
from localize.texts import texts
from localize.ui import faults, logs
from localize.ui.guesses import Tally
from localize.ui.menu import PATHS

SENTENCE = "Something went wrong on our side (incident {incident})."
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
LANGUAGES = ("en", "ar")


@dataclass
class Site:
    """A server, and every word that its log must not hold."""

    server: RealServer
    codes: dict[str, str]
    secrets: set[str] = field(default_factory=set)

    def sign_in(self, name: str) -> str:
        cookie = self.server.sign_in(self.codes[name])
        self.secrets.add(cookie.partition("=")[2])
        return cookie

    def log_is_clean(self) -> None:
        """Every line is JSON of printable ASCII with time, level, logger and place; no canary, no secret."""
        written = self.server.log.read_bytes()
        assert re.fullmatch(rb"[ -~\n]*", written)
        for line in self.server.lines():
            assert {"time", "level", "logger", "place"} <= set(line)
            assert line["level"] in {"INFO", "WARNING", "ERROR", "CRITICAL"}
            assert "forged" not in line
        for word in {CANARY, *self.secrets}:
            assert word.encode() not in written


@contextmanager
def site_of(folder: Path, **options: Any) -> Iterator[Site]:
    """People in a workspace, and its server. At the end its log is looked at."""
    with Workspace.open(folder) as workspace:
        people = [
            workspace.add_person(f"{name} {CANARY}-name", role=role, locales=locales, ui_language=language)
            for name, role, language, locales in (
                ("Nadia", "coordinator", "en", {"en": "native"}),
                ("Amal", "coordinator", "ar", {"ar": "native"}),
                ("Ana", "reviewer", "en", {"es-MX": "native"}),
                ("Omar", "reviewer", "ar", {"ar": "native"}),
            )
        ]
        token = workspace.invite(people[2].id).rsplit("/", 1)[1]
    server = RealServer(folder, **options)
    site = Site(server, {each.name.split()[0]: each.access_code or "" for each in people})
    site.secrets |= {token, (folder / "secret").read_text().strip(), *site.codes.values()}
    site.codes["invitation"] = token
    server.start()
    try:
        yield site
        site.log_is_clean()
    finally:
        server.kill()


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("faulty") / "workspace"
    Workspace.create(folder).close()
    with site_of(folder, app=Path(__file__).with_name("faulty_app.py")) as site:
        yield site


def incident_in(site: Site, frames: bytes) -> str:
    """The incident that the page names; the log holds it beside its places."""
    line = [each for each in site.server.lines() if each.get("message") == "a page failed"][-1]
    assert line["incident"].encode() in frames
    assert line["exceptions"][0]["type"] == "faulty_app.Fault"
    assert any("faulty_app.py" in place and "fail" in place for place in line["exceptions"][0]["places"])
    assert line["exceptions"][1]["type"] == "builtins.KeyError"
    return str(line["incident"])


def says_so(frames: bytes, language: str) -> bool:
    before = texts(language).gettext(SENTENCE).partition("{incident}")[0]
    return before.encode() in frames


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["", *PATHS])
def test_a_fault_on_any_page_is_a_sentence_with_a_number(faulty: Site, path: str, language: str) -> None:
    """Threat T21."""
    name = {"": {"en": "Ana", "ar": "Omar"}}.get(path, {"en": "Nadia", "ar": "Amal"})[language]
    shown = "home" if path == "board" else path
    with faulty.server.websocket(faulty.sign_in(name)) as opened:
        _, frames = run_page(opened, shown)
    assert incident_in(faulty, frames)
    assert says_so(frames, language)
    assert CANARY.encode() not in frames
    assert (b"direction: rtl" in frames) == (language == "ar")
    assert not re.search(rb"KeyError|Traceback|faulty_app", frames)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fault_at_the_door_is_said_in_the_language_of_the_browser(faulty: Site, language: str) -> None:
    with faulty.server.websocket() as opened:
        _, frames = run_page(opened, locale=language)
    assert incident_in(faulty, frames)
    assert says_so(frames, language)
    assert CANARY.encode() not in frames


def test_two_faults_have_two_numbers(faulty: Site) -> None:
    with faulty.server.websocket(faulty.sign_in("Nadia")) as opened:
        assert incident_in(faulty, run_page(opened)[1]) != incident_in(faulty, run_page(opened)[1])


@pytest.mark.parametrize(("name", "language"), [("Nadia", "en"), ("Amal", "ar")])
def test_a_fault_in_a_callback_is_said_too(faulty: Site, name: str, language: str) -> None:
    with faulty.server.websocket(faulty.sign_in(name)) as opened:
        _, frames = run_page(opened)
        button = re.search(rb"\$\$ID-[0-9a-f]+-fault", frames)
        assert button is not None
        _, frames = run_page(opened, press=button[0].decode())
    assert incident_in(faulty, frames)
    assert says_so(frames, language)
    assert (b"direction: rtl" in frames) == (language == "ar")
    assert CANARY.encode() not in frames


@pytest.mark.parametrize(
    ("way", "status", "told"),
    [("fail", 500, "faulty_app.Fault"), ("in_a_statement", 500, "sqlalchemy.exc.OperationalError"),
     ("in_a_group", 500, "builtins.ExceptionGroup"), ("too_deep", 500, "builtins.RecursionError"),
     ("in_a_thread", 200, "a thread ended with this"), ("in_a_finalizer", 200, "this could not be raised"),
     ("in_a_task", 200, "faulty_app.Fault"), ("warned", 200, "UserWarning"),
     ("printed", 200, "output that is no record was withheld"), ("logged", 200, "a literal with %s and %d")],
)  # fmt: skip
def test_the_log_names_a_fault_and_not_its_words(faulty: Site, way: str, status: int, told: str) -> None:
    before = len(faulty.server.lines())
    answered, _, body = faulty.server.ask("GET", f"/fault/{way}")
    assert (answered, CANARY.encode() in body) == (status, False)
    for _ in range(50):
        new = json.dumps(faulty.server.lines()[before:])
        if told in new:
            break
        time.sleep(0.1)  # what was printed is counted a moment later
    assert told in new
    faulty.log_is_clean()


def test_a_deep_chain_of_calls_is_cut(faulty: Site) -> None:
    faulty.server.ask("GET", "/fault/too_deep")
    assert max(map(len, faulty.server.log.read_text().splitlines())) < 20_000


def full_of_canaries(tmp_path: Path) -> Path:
    """A workspace whose campaign has the canary in every text."""
    folder, campaign, rows = tmp_path / "workspace", tmp_path / "campaign.toml", tmp_path / "rows.jsonl"
    source = CAMPAIGN.format(id="spring", locales='["es-MX"]', overlap=1, unit="pair", rubric="preference",
                             more='guidelines = "guide.md"', review="")  # fmt: skip
    campaign.write_text(source.replace('"Spring"', f'"{CANARY}-title"'), encoding="utf-8")
    (tmp_path / "guide.md").write_text(f"{CANARY}-guidelines", encoding="utf-8")
    outputs = [{"model": f"m{number}", "text": f"{CANARY}-output {number}\x1b[31m\n"} for number in (1, 2)]
    asked = row(prompt=f"{CANARY}-prompt", source_prompt=f"{CANARY}-source", outputs=outputs)
    rows.write_text(json.dumps(asked) + "\n", encoding="utf-8")
    with Workspace.create(folder) as workspace:
        workspace.create_campaign(campaign)
        workspace.import_file(rows, "spring")
        workspace.assign("spring")
    return folder


def write_a_draft(folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        ana = next(each for each in workspace.people() if each.name.startswith("Ana"))
        item = workspace.next_item(ana.id)
        assert item is not None
        workspace.save_draft(item.assignment_id, {"preference": 1, "comment": f"{CANARY}-draft"})


def use_the_pages(site: Site, name: str, pages: Sequence[str]) -> None:
    """As a browser does, then as somebody who forges its messages."""
    with site.server.websocket(site.sign_in(name)) as opened:
        for page in pages:
            _, frames = run_page(opened, page)
            assert CANARY.encode() in frames
            assert not says_so(frames, "en")
        run_page(opened, f"{CANARY}-page", press=f"{CANARY}-widget")
        opened.send(f"{CANARY} is no protobuf".encode())
        with pytest.raises(ConnectionClosed):
            run_page(opened)


def knock(site: Site) -> None:
    """Wrong codes, links, origins, paths, methods and uploads, all with the canary."""
    ask = site.server.ask
    with pytest.raises(InvalidStatus):
        site.server.websocket(f"localize_session={CANARY}-cookie", origin=f"https://{CANARY}.example")
    for number in range(40):
        body = f"code={CANARY}-code-{number}".encode()
        ask("POST", f"/auth/sign-in/{CANARY}-path", body, FORM | {"Cookie": f"localize_session={CANARY}"})
    for path in (f"/join/{CANARY}-token", f"/join/{site.codes['invitation']}", f"/{CANARY}/at", f"/media/{CANARY}",
                 f"/_stcore/upload_file/{CANARY}/%0a%1b%5b31m{CANARY}", f"/../..//{CANARY}",
                 f"/component/{CANARY}/{CANARY}.js", f"/_stcore/bidi-components/{CANARY}/{CANARY}"):  # fmt: skip
        for method in ("GET", "POST", "BREW"):
            ask(method, path)
    upload = f'--B\r\nContent-Disposition: form-data; name="f"; filename="{CANARY}.exe"\r\n\r\nx\r\n--B--\r\n'.encode()
    ask("PUT", f"/_stcore/upload_file/{CANARY}/f", upload, {"Content-Type": "multipart/form-data; boundary=B"})


def test_nothing_that_people_write_or_sign_in_with_is_in_the_log(tmp_path: Path) -> None:
    """Threat T6: work, right and wrong, with a canary in every text and every secret."""
    with site_of(full_of_canaries(tmp_path)) as site:
        write_a_draft(site.server.folder)
        use_the_pages(site, "Nadia", ["", *PATHS])
        use_the_pages(site, "Ana", [""])
        knock(site)
        first, *lines = site.server.lines()
        assert [first[each] for each in ("message", "workspace", "database")] == [
            "the server has started",
            "workspace",
            "sqlite",
        ]
        refused = [each for each in lines if each.get("message") == "the limit refused to try a code or a link"]
        assert [each["times"] for each in refused] == [1]  # a stranger does not fill the log
        assert "127.0.0.1" not in json.dumps(refused)


def test_a_database_that_goes_away_takes_its_password_with_it(
    tmp_path: Path, postgres_server: postgres.Server, postgres_template: str
) -> None:
    url = postgres_server.new_database(postgres_template)
    folder = tmp_path / "workspace"
    Workspace.create(folder, url.replace("localize@", f"localize:{CANARY}-password@")).close()
    with site_of(folder) as site, site.server.websocket(site.sign_in("Nadia")) as opened:
        run_page(opened)
        postgres_server.drop_database(url)
        for page in PATHS:
            _, frames = run_page(opened, page)
            assert CANARY.encode() not in frames
            assert says_so(frames, "en")
        for method, path in (("POST", "/auth/sign-in/"), ("GET", f"/join/{CANARY}")):
            assert site.server.ask(method, path, b"code=ABCD", FORM)[::2] == (500, b"500")
        lines = site.server.lines()
        assert lines[0]["database"].startswith("postgresql")
        types = {each["type"] for line in lines for each in line.get("exceptions", [])}
        assert {"localize.errors.Refused", "psycopg.OperationalError"} <= types


@pytest.mark.parametrize("start", ["localize.ui.server", "streamlit"])
def test_a_server_that_cannot_start_says_why_without_the_password(start: str, tmp_path: Path) -> None:
    folder = tmp_path / "workspace"
    Workspace.create(folder).close()
    more = {"LOCALIZE_WORKSPACE": str(folder), "PYTHONPATH": str(ROOT),
            "LOCALIZE_DATABASE_URL": f"postgresql://u:{CANARY}-password@127.0.0.1:1/{CANARY}"}  # fmt: skip
    command = [sys.executable, "-m", start, "run", str(ROOT / "app.py"), "--server.headless=true", "--server.port=0",
               "--server.address=127.0.0.1", "--logger.hideWelcomeMessage=true"]  # fmt: skip
    done = subprocess.run(command, env=os.environ | more, capture_output=True, timeout=60, check=False, text=True)
    assert done.returncode == 3
    assert CANARY not in done.stdout + done.stderr
    assert done.stdout == "" or start == "streamlit"
    lines = [json.loads(each) for each in done.stderr.splitlines() if each.startswith("{") or start != "streamlit"]
    why = next(each for each in lines if each.get("message") == "the server cannot start")
    assert why["exceptions"][0]["type"] == "localize.errors.BadSettings"
    assert why["exceptions"][0]["sentence"] == "The database cannot be opened: {fault}."


def test_a_wrong_option_and_a_taken_port_are_lines_too(tmp_path: Path, blank: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        for option in ("--no-such-option", f"--server.port={taken.getsockname()[1]}"):
            command = [sys.executable, "-m", "localize.ui.server", "run", str(ROOT / "app.py"), option,
                       "--server.address=127.0.0.1"]  # fmt: skip
            more = {"LOCALIZE_WORKSPACE": str(blank), "PYTHONPATH": str(ROOT), "STREAMLIT_SERVER_HEADLESS": "true"}
            done = subprocess.run(command, env=os.environ | more, capture_output=True, timeout=60, check=False)
            assert done.returncode != 0
            assert done.stdout == b""
            said = [json.loads(each)["message"] for each in done.stderr.splitlines()]
            assert said[-1] in {"Port %s is not available", "output that is no record was withheld"}


def test_the_end_of_a_server_is_quiet(tmp_path: Path, blank: Path) -> None:
    server = RealServer(shutil.copytree(blank, tmp_path / "workspace"))
    server.start()
    assert server.process is not None
    os.killpg(server.process.pid, signal.SIGINT)
    assert server.process.wait(timeout=30) == 0
    assert all(each["level"] in ("INFO", "WARNING") for each in server.lines())


def written(*calls: Callable[[logging.Logger], object], name: str = "library.test") -> list[dict[str, Any]]:
    """The lines of what a logger is told, without taking the streams of this process."""
    logger, stream = logging.getLogger(name), io.StringIO()
    handler = logs.Lines(stream)
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    logger.propagate = False
    try:
        for call in calls:
            call(logger)
    finally:
        logger.removeHandler(handler)
    assert stream.getvalue().count("\n") == len(stream.getvalue().splitlines())
    assert re.fullmatch("[ -~\n]*", stream.getvalue())
    return [json.loads(line) for line in stream.getvalue().splitlines()]


@given(some.text(), some.integers(), some.floats())
def test_no_text_makes_a_second_line_or_another_field(text: str, whole: int, real: float) -> None:
    def tell(log: logging.Logger) -> None:
        log.warning("%s %s %s", text, whole, real)
        log.warning(f"it is {text}!")
        logs.event(log, "known", workspace=text)

    lines = written(tell, name="localize.test")
    assert [each.get("message") for each in lines] == ["%s %s %s", None, "known"]
    assert lines[2]["workspace"] == text[:300].encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    assert all(set(each) <= {"time", "level", "logger", "place", "message", "numbers", "workspace"} for each in lines)


def test_a_message_is_written_only_where_it_is_a_literal_of_its_function() -> None:
    def tell(log: logging.Logger) -> None:
        value = "from elsewhere"
        log.warning("plain")
        log.warning("with a number: %d of %s", 3, value)
        log.warning(f"built: {value}")
        log.warning("built: " + value)
        log.warning("built: {}".format(value))  # noqa: UP032 - the way that is tested
        log.warning(ValueError(value))
        log.warning(SENTENCE)

    found = [(each.get("message"), each.get("numbers")) for each in written(tell)]
    assert found == [("plain", None), ("with a number: %d of %s", [3]), *[(None, None)] * 5]


def test_libraries_are_heard_from_warning_up_and_give_no_fields() -> None:
    def tell(log: logging.Logger) -> None:
        log.info("quiet")
        logs.event(log, "quiet too", secret=CANARY)
        logs.event(log, "heard", level=logging.WARNING, secret=CANARY)

    assert [(each["message"], each.get("secret")) for each in written(tell)] == [("heard", None)]
    ours = written(tell, name="localize.test")
    assert [each["message"] for each in ours] == ["quiet", "quiet too", "heard"]


def test_the_place_is_where_the_caller_stands_and_names_no_folder_of_the_machine() -> None:
    lines = written(lambda log: logs.event(log, "here", level=logging.WARNING), lambda log: log.warning("here"))
    for line in lines:
        assert re.fullmatch(r"(ui/)?test_logs\.py:[0-9]+ <lambda>", line["place"].removeprefix("tests/"))


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        (logs.__file__, "localize/ui/logs.py"),
        (logging.__file__, "logging/__init__.py"),
        (pytest.__file__, "pytest/__init__.py"),
        ("/home/somebody/secret-project/x.py", "x.py"),
        ("<string>", "<string>"),
    ],
)
def test_files_are_named_from_their_package_on(path: str, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", ["", "/", str(ROOT / "localize"), *sys.path])  # as when a wheel's app.py runs
    assert logs._file.__wrapped__(path) == shown


def test_a_full_disk_stops_nobody() -> None:
    class Full(io.StringIO):
        def write(self, _: str) -> int:
            raise OSError(28, "No space left on device")

    logger = logging.getLogger("localize.full")
    logs.Lines(Full()).handle(logger.makeRecord(logger.name, logging.ERROR, __file__, 1, "x", (), None, "here"))


def test_a_chain_that_bites_its_tail_ends() -> None:
    first, second = ValueError(CANARY), KeyError(CANARY)
    first.__context__, second.__context__ = second, first
    lines = written(lambda log: log.error("x", exc_info=first))
    assert [each["type"] for each in lines[0]["exceptions"]] == ["builtins.ValueError", "builtins.KeyError"]


def test_a_refusal_of_ours_gives_its_sentence_without_what_fills_it() -> None:
    refusal = Refused(said("{name} is not here.", name=CANARY), said("Look elsewhere."))
    line = written(lambda log: log.error("x", exc_info=refusal))[0]
    assert line["exceptions"] == [
        {"type": "localize.errors.Refused", "sentence": "{name} is not here.", "places": []},
    ]


def test_what_a_stranger_can_repeat_is_told_once_a_minute() -> None:
    now = [100.0]
    tally = Tally(lambda: now[0])
    told = []
    for _ in range(500):
        told.append(tally.due())
        now[0] += 0.5
    assert [each for each in told if each] == [1, 120, 120, 120, 120]


def test_a_callback_can_fail_and_a_rerun_or_a_stop_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faults, "current_visit", lambda: None)
    made = LocalScriptRunner.__init__

    def with_ours(self: LocalScriptRunner, *args: Any, **options: Any) -> None:
        made(self, *args, **options)
        self._on_script_error = faults.say_fault

    monkeypatch.setattr(LocalScriptRunner, "__init__", with_ours)

    def page() -> None:
        import streamlit as st

        def fail() -> None:
            raise ValueError("zqcanary")

        st.button("callback", on_click=fail)
        if st.button("rerun"):
            st.rerun()
        if st.button("stop"):
            st.stop()
        st.text("drawn")

    at = AppTest.from_function(page).run()
    for number, faulty in ((1, False), (2, False), (0, True)):
        at.button[number].click().run()
        shown = " ".join(each.proto.body for each in at.get("html"))
        assert ("Something went wrong on our side" in shown) == faulty
        assert not at.exception
        assert "zqcanary" not in str(at.main)
