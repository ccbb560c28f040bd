"""What TRL itself does with an exported file before it trains; fails where TRL sees something else than we wrote.

Run with the Python of a place that has TRL and datasets installed (`make consumers`).
"""

from __future__ import annotations

import sys
from pathlib import Path

from datasets import load_dataset
from trl.data_utils import is_conversational, maybe_extract_prompt, unpair_preference_dataset


def main(folder: Path) -> None:
    for file in sorted(folder.glob("*/train.jsonl")):
        dataset = load_dataset("json", data_files=str(file), split="train")
        assert len(dataset) > 0, file
        for line in dataset:
            assert is_conversational(line), line
            kept = maybe_extract_prompt({key: line[key] for key in ("prompt", "chosen", "rejected")})
            assert kept["prompt"] == line["prompt"], "TRL moved the border between prompt and answer"
            assert kept["chosen"] == line["chosen"] != line["rejected"] == kept["rejected"]
        unpaired = unpair_preference_dataset(dataset.select_columns(["prompt", "chosen", "rejected"]))
        assert len(unpaired) == 2 * len(dataset)
        assert sum(unpaired["label"]) == len(dataset)
        print(f"{file.parent.name}: {len(dataset)} pairs read by TRL as conversational, with explicit prompt")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
