"""The wheel carries all it needs and works outside the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, unpacked into a folder of its own."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "dist")]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = (folder / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def run(installed: Path, *words: str) -> str:
    """Python outside the checkout, with the unpacked wheel before anything else."""
    environment = os.environ | {"PYTHONPATH": str(installed)}
    done = subprocess.run(
        [sys.executable, *words], cwd=installed.parent, env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout


@pytest.mark.parametrize(
    "name",
    [
        "localize/app.py",
        "localize/rubrics/preference.toml",
        "localize/locales/ar/LC_MESSAGES/localize.mo",
        "localize/locales/ar/LC_MESSAGES/rubrics.po",
    ],
)
def test_the_wheel_holds(installed: Path, name: str) -> None:
    assert (installed / name).exists()


def test_the_wheel_holds_every_file_of_the_package(installed: Path) -> None:
    ours = [file for file in (ROOT / "localize").rglob("*") if file.is_file() and "__pycache__" not in file.parts]
    assert [str(file) for file in ours if not (installed / file.relative_to(ROOT)).exists()] == []
    assert len(ours) > 200


def test_every_licence_of_the_demo_data_is_in_the_metadata(installed: Path) -> None:
    (licences,) = installed.glob("*.dist-info/licenses")
    named = {file.name for file in licences.rglob("*") if file.is_file()}
    assert named >= {"LICENSE", *(file.name for file in (ROOT / "localize" / "demo" / "licences").iterdir())}


def test_the_demo_runs_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    start = "from localize.cli import main; main()"
    answer = json.loads(run(installed, "-c", start, "--workspace", str(tmp_path / "w"), "demo", "--no-serve", "--json"))
    assert len(answer["people"]) > 12


def test_pages_texts_and_rubrics_are_found_in_the_wheel(installed: Path) -> None:
    ask = (
        "from localize.rubric import find_rubrics; from localize.texts import texts;"
        "from localize.ui.server import APP;"
        "print(APP, texts('ar').gettext('Sign in'), *find_rubrics(None).values(), sep='\\n')"
    )
    app, signed_in, *rubrics = run(installed, "-c", ask).splitlines()
    assert Path(app) == installed / "localize" / "app.py"
    assert signed_in != "Sign in"
    assert len(rubrics) >= 8
    assert all(Path(rubric).is_relative_to(installed) for rubric in rubrics)
