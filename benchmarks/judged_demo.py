"""Judge all Japanese pairs of the demo by chance and export them as `trl-preference` into FOLDER/export."""

from __future__ import annotations

import random
import sys
from pathlib import Path

from localize.demo import ensure_demo


def main(folder: Path) -> None:
    chance = random.Random(0)
    with ensure_demo(folder / "demo", "http://localhost") as workspace:
        people = [each for each in workspace.people() if "ja-JP" in {declared.tag for declared in each.locales}]
        for person in people:
            while (item := workspace.next_item(person.id, campaign="demo-answers")) is not None:
                value = chance.choice([-2, -1, 0, 1, 2])
                more = {"tie_kind": "same"} if value == 0 else {"reasons": ["natural"]}
                workspace.submit(item.assignment_id, {"preference": value, **more})
        manifest = workspace.export("demo-answers", "trl-preference", folder / "export", ["ja-JP"])
    print(manifest.counts["ja-JP"])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
