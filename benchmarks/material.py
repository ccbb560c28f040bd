"""Generated imports: NTREX lines (tests/data/ntrex-sample) as prompts and outputs, over many locales."""

from __future__ import annotations

import json
from itertools import cycle, islice
from pathlib import Path

SAMPLE = Path(__file__).parents[1] / "tests" / "data" / "ntrex-sample"
LOCALES = [
    "ar-EG",
    "ar-SA",
    "bn-BD",
    "de-DE",
    "de-AT",
    "en-IN",
    "es-ES",
    "es-MX",
    "fr-FR",
    "fr-CA",
    "he-IL",
    "hi-IN",
    "id-ID",
    "it-IT",
    "ja-JP",
    "ko-KR",
    "pt-BR",
    "th-TH",
    "tr-TR",
    "zh-Hans-CN",
]

CAMPAIGN = """\
id = "bench"
title = "Bench"
source_locale = "en"
locales = []
overlap = 1
[[review]]
unit = "pair"
rubric = "preference"
"""


def lines() -> list[str]:
    """All sample sentences, in every script."""
    return [
        line
        for file in sorted(SAMPLE.glob("*.txt"))
        if file.stem != "LICENSE"
        for line in file.read_text("utf-8").splitlines()
        if line
    ]


def write_import(file: Path, rows: int, locales: list[str] = LOCALES) -> None:
    """`rows` lines of canonical JSON Lines with two outputs each."""
    text = cycle(lines())
    with file.open("w", encoding="utf-8") as out:
        for number in range(rows):
            prompt, first, second = islice(text, 3)
            row = {
                "prompt_id": f"q{number // len(locales)}",
                "locale": locales[number % len(locales)],
                "source_locale": "en",
                "source_prompt": f"Question {number // len(locales)}",
                "prompt": f"{prompt} {number}",
                "outputs": [
                    {"model": "m1", "text": f"{first} {number}"},
                    {"model": "m2", "text": f"{second} {number}"},
                ],
                "domain": "news",
            }
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
