from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.datasets.judged_store import JudgedStore


@pytest.fixture
def judged(database: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[JudgedStore]:
    url = None if database == "sqlite" else request.getfixturevalue("postgres_blank")
    made = JudgedStore.open(tmp_path, url)
    yield made
    made.store.close()
