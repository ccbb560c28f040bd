from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.datasets.judged_store import JudgedStore


@pytest.fixture
def judged(tmp_path: Path) -> Iterator[JudgedStore]:
    made = JudgedStore.open(tmp_path)
    yield made
    made.store.close()
