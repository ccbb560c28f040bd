"""Where rubrics are found: a folder of the workspace before the shipped one."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]


def shipped() -> Path:
    """The folder of shipped rubrics: inside an installed package, beside it in a checkout."""
    inside = PACKAGE / "rubrics"
    return inside if inside.is_dir() else PACKAGE.parent / "rubrics"


def find_rubrics(extra: Path | None) -> dict[str, Path]:
    """Rubric files by id (the file name), sorted. Files in `extra` win over shipped ones; a missing folder is empty."""
    folders = [shipped(), *([extra] if extra else [])]
    found = {path.stem: path for folder in folders for path in folder.glob("*.toml") if path.is_file()}
    return dict(sorted(found.items()))
