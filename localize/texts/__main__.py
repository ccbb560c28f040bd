"""`python -m localize.texts`: templates anew and merged into every catalogue; `--check` only looks."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from localize.texts import locales_folder
from localize.texts.checking import check
from localize.texts.merging import header_of, merge, po_bytes, read
from localize.texts.templates import templates


def main(arguments: Sequence[str] | None = None) -> int:
    """0 done; 1 something is missing or wrong (`--check`); 2 wrong usage."""
    parser = argparse.ArgumentParser(prog="python -m localize.texts", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; list what is missing or wrong")
    parser.add_argument("--missing", metavar="LANGUAGE", help="change nothing; untranslated messages as JSON")
    chosen = parser.parse_args(arguments)
    locales = locales_folder()
    checkout = locales.parent
    if chosen.missing:
        _say(json.dumps(missing(checkout, chosen.missing), ensure_ascii=False, indent=1))
        return 0
    if chosen.check:
        found = check(locales, templates(checkout))
        for each in found:
            _say(str(each))
        return 1 if found else 0
    for file in update(checkout):
        _say(file.relative_to(checkout).as_posix())
    return 0


def update(checkout: Path) -> list[Path]:
    """Write both templates and merge them into every catalogue. Returns the files that changed."""
    locales = checkout / "locales"
    changed: list[Path] = []
    for domain, template in templates(checkout).items():
        changed += _write(locales / f"{domain}.pot", po_bytes(template, None))
        for folder in sorted(locales.glob("*/LC_MESSAGES")):
            language = folder.parent.name
            file = folder / f"{domain}.po"
            merged = merge(read(file, language), template, language)
            changed += _write(file, po_bytes(merged, header_of(file, language)))
    return changed


def missing(checkout: Path, language: str) -> list[dict[str, str | None]]:
    """Messages of `language` that have no translation, or a fuzzy one."""
    found = check(checkout / "locales", templates(checkout))
    lacking = [each for each in found if each.language == language and each.message]
    return [{"domain": each.domain, "context": each.context, "message": each.message} for each in lacking]


def _write(file: Path, content: bytes) -> list[Path]:
    if file.is_file() and file.read_bytes() == content:
        return []
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return [file]


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
