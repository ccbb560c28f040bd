"""Import of 10,000 and 100,000 generated rows (two outputs each, 20 locales): time, CPU and memory of the command."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.material import CAMPAIGN, write_import

COMMAND = [sys.executable, "-c", "from localize.cli import main; main()"]


def run(workspace: Path, *words: str) -> None:
    subprocess.run([*COMMAND, "--workspace", str(workspace), *words], check=True, stdout=subprocess.DEVNULL)


def main() -> None:
    for rows in (10_000, 100_000):
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            (folder / "bench.toml").write_text(CAMPAIGN, encoding="utf-8")
            write_import(folder / "rows.jsonl", rows)
            run(folder / "w", "init")
            run(folder / "w", "campaign", "create", str(folder / "bench.toml"))
            before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
            run(folder / "w", "import", str(folder / "rows.jsonl"), "--campaign", "bench")
            after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - began
            cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            print(f"import of {rows:,} rows: {wall:.1f} s, {cpu:.1f} s CPU, at most {after.ru_maxrss / 1000:.0f} MB")


if __name__ == "__main__":
    main()
