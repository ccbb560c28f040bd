"""Pages drawn by Streamlit's AppTest, in a workspace of their own, as somebody who is signed in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from localize import Workspace
from localize.demo import ensure_demo
from localize.ui import session


def draw(page: str) -> None:
    """What main.py does for one page; the body is copied into a script of its own."""
    from importlib import import_module

    from localize.errors import LocalizeError
    from localize.ui.parts.chrome import show_problem
    from localize.ui.visit import current_visit

    visit = current_visit()
    assert visit is not None
    try:
        import_module(f"localize.ui.pages.{page}").show(visit)
    except LocalizeError as problem:
        show_problem(problem, visit.words)


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "workspace"
    ensure_demo(folder, "http://localhost:8501").close()
    return folder


@pytest.fixture
def demo(demo_folder: Path, tmp_path: Path) -> Path:
    """A workspace with the demo's data, to be changed at will."""
    return shutil.copytree(demo_folder, tmp_path / "demo")


@pytest.fixture
def empty(blank: Path, tmp_path: Path) -> Path:
    """A workspace with one coordinator, one administrator, and nothing else."""
    folder = shutil.copytree(blank, tmp_path / "empty")
    with Workspace.open(folder) as workspace:
        workspace.add_person("Nadia", role="coordinator", locales={"en": "native"}, ui_language="en")
        workspace.add_person("Tomás", role="admin", ui_language="en")
    return folder


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., AppTest]]:
    """A page of a workspace as somebody sees it who signed in by their name; `page` None is the whole app."""

    def open_(folder: Path, page: str | None, name: str = "Nadia") -> AppTest:
        monkeypatch.setenv("LOCALIZE_WORKSPACE", str(folder))
        session.workspace.cache_clear()
        workspace = session.workspace()
        person = next(each for each in workspace.people() if each.name == name)
        token = workspace.sign_in(workspace.renew_code(person.id).access_code or "")
        monkeypatch.setattr(session, "session_token", lambda: token)
        if page is None:
            at = AppTest.from_file(str(Path(session.__file__).parent / "entry" / "script.py"), default_timeout=60)
        else:
            at = AppTest.from_function(draw, args=(page,), default_timeout=60)
        at.context = {"locale": "en", "timezone": "Europe/Berlin"}
        at.run()
        assert not at.exception
        return at

    yield open_
    if session.workspace.cache_info().currsize:
        session.workspace().close()
    session.workspace.cache_clear()
