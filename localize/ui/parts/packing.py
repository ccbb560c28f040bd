"""An export folder as one ZIP file, and what its list of left-out judgments says."""

from __future__ import annotations

import json
from collections import Counter
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

EXCLUDED = "excluded.jsonl"


def zipped(folder: Path, title: str) -> bytes:
    """Every file of a folder, under one folder called `title`."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, f"{title}/{path.relative_to(folder).as_posix()}")
    return packed.getvalue()


def reasons_in(folder: Path) -> dict[str, int]:
    """Reason -> judgments left out for it, the commonest first."""
    with (folder / EXCLUDED).open(encoding="utf-8") as lines:
        counts = Counter(json.loads(line)["reason"] for line in lines if line.strip())
    return dict(counts.most_common())
