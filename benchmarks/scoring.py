"""`localize score` over many outputs: CPU, memory of all its processes, and what a second process brings.

python -m benchmarks.scoring [--outputs 100000]      rounds with one and two processes, one after the other

Texts are NTREX lines in 23 locales (tests/data/ntrex), each with the reference of the same line and two outputs: the
line itself, and the line with words left out.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import tempfile
import threading
import time
from pathlib import Path

from benchmarks.importing import COMMAND, run
from benchmarks.ntrex import LOCALES, lines_of, source_lines

CAMPAIGN = """\
id = "bench"
title = "Bench"
source_locale = "en"
locales = []
overlap = 1
[[review]]
unit = "translation"
rubric = "error-spans"
"""


def write_rows(file: Path, outputs: int) -> None:
    """Rows with two outputs each; every text is another one, by a number in it."""
    source = source_lines()
    texts = {tag: lines_of(tag) for tag in LOCALES}
    with file.open("w", encoding="utf-8") as out:
        for number in range(outputs // 2):
            tag = list(LOCALES)[number % len(LOCALES)]
            place = number // len(LOCALES)
            line, original = texts[tag][place % len(source)], source[place % len(source)]
            row = {
                "prompt_id": f"q{place}",
                "locale": tag,
                "source_locale": "en",
                "source_prompt": f"{original} {place}",
                "prompt": f"{line} {place}",
                "reference": f"{line} {place}",
                "outputs": [{"model": "m1", "text": f"{line} {place}"}, {"model": "m2", "text": _shorter(line, place)}],
            }
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def _shorter(line: str, place: int) -> str:
    words = line.split(" ") if " " in line else list(line)
    kept = [word for number, word in enumerate(words) if (number + place) % 7]
    return f"{(' ' if ' ' in line else '').join(kept)} {place}"


class Memory:
    """The largest sum of what all processes of a command hold for themselves (PSS), looked at every half second."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.most = 0.0
        self._process = process
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def join(self) -> None:
        self._thread.join()

    def _watch(self) -> None:
        while self._process.poll() is None:
            self.most = max(self.most, sum(_pss(each) for each in _family(self._process.pid)))
            time.sleep(0.5)


def _family(process: int) -> list[int]:
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()
    except OSError:
        return []
    return [process, *(each for child in children for each in _family(int(child)))]


def _pss(process: int) -> float:
    try:
        rows = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(row.split()[1]) for row in rows if row.startswith("Pss:")) / 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--outputs", type=int, default=100_000)
    outputs = parser.parse_args().outputs
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "bench.toml").write_text(CAMPAIGN, encoding="utf-8")
        write_rows(folder / "rows.jsonl", outputs)
        run(folder / "new", "init")
        run(folder / "new", "campaign", "create", str(folder / "bench.toml"))
        run(folder / "new", "import", str(folder / "rows.jsonl"), "--campaign", "bench")
        walls = {}
        for jobs in (1, 2):
            shutil.copytree(folder / "new", folder / f"w{jobs}")
            walls[jobs] = _score(folder / f"w{jobs}", jobs, outputs)
        print(f"two processes: {walls[1] / walls[2]:.2f} times as fast as one")


def _score(workspace: Path, jobs: int, outputs: int) -> float:
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    words = ["score", "--campaign", "bench", "--jobs", str(jobs)]
    process = subprocess.Popen([*COMMAND, "--workspace", str(workspace), *words], stdout=subprocess.DEVNULL)
    memory = Memory(process)
    assert process.wait() == 0
    memory.join()
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    database = (workspace / "localize.db").stat().st_size / 1e6
    print(
        f"{outputs:,} outputs, {jobs} processes: {wall:.0f} s, {cpu:.0f} s CPU ({1000 * cpu / (1.5 * outputs):.1f} ms"
        f" a text), at most {memory.most:.0f} MB in all processes, database {database:.0f} MB"
    )
    return wall


if __name__ == "__main__":
    main()
