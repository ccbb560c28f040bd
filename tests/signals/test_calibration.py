"""Every signal has been measured on professional translations, and its figures are those of today's rules."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from benchmarks.signals import FLAGGED_MOST, UNFIT_MOST, calibrate
from localize.signals import Need, Signal, signals
from localize.signals.calibrated import FOLDER, Calibration, Measured, calibration

SIGNALS = list(signals().values())
JUDGED = [each for each in SIGNALS if not each.metric and not each.needs & {Need.SIBLINGS, Need.TERMS, Need.REFERENCE}]
"""Those that can say `look` of a translation with its source."""
by_name = pytest.mark.parametrize("signal", SIGNALS, ids=lambda signal: signal.name)


def measured(signal: Signal) -> Calibration:
    found = calibration(signal.name)
    assert found is not None, f"run python -m benchmarks.signals {signal.name}"
    return found


def cells(signal: Signal) -> Iterator[tuple[str, Measured]]:
    return iter(measured(signal).locales.items())


@by_name
def test_every_signal_was_measured_in_its_version(signal: Signal) -> None:
    assert measured(signal).signal == signal.name
    assert measured(signal).is_of(signal.version), f"run python -m benchmarks.signals {signal.name}"


@by_name
def test_measuring_again_gives_the_figures_of_the_file(signal: Signal) -> None:
    if signal.version != measured(signal).version:
        pytest.skip(f"measured with {measured(signal).version}; here is {signal.version}")
    assert calibrate(signal) == measured(signal)


def test_no_file_is_left_of_a_signal_that_is_gone() -> None:
    assert {each.stem for each in FOLDER.glob("*.json")} == set(signals())


@by_name
def test_each_line_is_counted_once_in_each_of_23_locales(signal: Signal) -> None:
    assert len(measured(signal).locales) == 23
    assert measured(signal).lines == 120
    for locale, cell in cells(signal):
        assert cell.applies + sum(cell.not_applicable.values()) == 120, locale
        assert 0 <= cell.look <= cell.applies
        assert all(cell.not_applicable.values())
        assert "" not in cell.not_applicable, f"no reason in {locale}"


@pytest.mark.parametrize("signal", JUDGED, ids=lambda signal: signal.name)
def test_at_most_one_good_line_in_twenty_is_pointed_at(signal: Signal) -> None:
    over = {
        tag: f"{cell.look} of {cell.applies}" for tag, cell in cells(signal) if cell.look > FLAGGED_MOST * cell.applies
    }
    assert over == {}


@pytest.mark.parametrize("signal", [each for each in SIGNALS if each.metric], ids=lambda signal: signal.name)
def test_a_metric_never_asks_to_look(signal: Signal) -> None:
    assert [tag for tag, cell in cells(signal) if cell.look] == []


def test_at_most_one_cell_in_ten_is_declared_unfit_and_has_no_figure() -> None:
    unfit = [(signal.name, tag) for signal in JUDGED for tag, _ in cells(signal) if signal.unfit(tag) is not None]
    assert len(unfit) <= UNFIT_MOST * len(JUDGED) * 23, unfit
    assert all(measured(signals()[name]).locales[tag].applies == 0 for name, tag in unfit)


def test_a_locale_that_was_not_measured_stands_on_its_language() -> None:
    spain, here, there = Measured(100, 2, {}), Measured(90, 3, {"Why.": 10}), Measured(80, 1, {"Why.": 15, "Or.": 5})
    found = Calibration("x", "1", "", 100, {"es-ES": spain, "fr-CA": here, "fr-FR": there, "zh-CN": here})
    assert found.of("fr-FR") == (("fr-FR",), there)
    assert found.of("es-MX") == (("es-ES",), spain)
    assert found.of("fr-BE") == (("fr-CA", "fr-FR"), Measured(170, 4, {"Why.": 25, "Or.": 5}))
    assert found.of("zh-Hans-CN") == (("zh-CN",), here)
    assert found.of("zh-TW") is None
    assert found.of("de-DE") is None


def test_what_was_installed_is_no_other_version() -> None:
    found = Calibration("x", "2+py3langid", "", 1, {})
    assert found.is_of("2")
    assert found.is_of("2+ja-mecab")
    assert not found.is_of("3+py3langid")


def test_numbers_from_elsewhere_were_never_measured() -> None:
    assert calibration("comet") is None


@by_name
def test_a_file_is_written_in_one_way(signal: Signal) -> None:
    text = (FOLDER / f"{signal.name}.json").read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, indent=1) + "\n"
