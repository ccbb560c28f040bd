"""Campaign files: what is read, and how faults are named."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.campaign import Pairing, SignalsShown, parse_campaign
from localize.errors import BadCampaign

HEAD = 'id = "spring"\ntitle = "Spring"\nsource_locale = "en"\nlocales = ["es_MX", "iw"]\noverlap = 2\n'
REVIEW = '[[review]]\nunit = "pair"\nrubric = "preference"\n'


def test_defaults_and_canonical_tags() -> None:
    campaign = parse_campaign(HEAD + REVIEW)
    assert campaign.locales == ("es-MX", "he")
    assert (campaign.seed, campaign.signals, campaign.reviews[0].pairs) == (0, SignalsShown.AFTER, None)


def test_the_example_of_the_design_is_read() -> None:
    more = (
        'seed = 7\nsignals = "beside"\nrepeat_rate = 0.05\ngold_rate = 0.03\nqualification = "off"\n'
        'approved_only = false\nfallback_tiers = [1]\nexpert_domains = ["law"]\ndue = 2027-01-31\n'
        'guidelines = "guidelines.md"\n[rates]\ncurrency = "USD"\npreference = 0.40\n'
        "[targets]\njudgments_per_locale = 300\n"
    )
    output = '[[review]]\nunit = "output"\nrubric = "cultural-nuance"\nprofile = "quick"\noverlap = 2\nshare = 0.2\n'
    campaign = parse_campaign(HEAD + more + REVIEW + 'pairs = "ring"\n' + output)
    assert [review.pairs for review in campaign.reviews] == [Pairing.RING, None]
    assert campaign.rates["preference"] == 0.4


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ("", "id: is missing"),
        ("id = ", "not TOML"),
        (HEAD.replace("spring", "Spring!"), "id: use 1 to 64"),
        (HEAD.replace("es_MX", "xx-nowhere"), "xx-nowhere"),
        (HEAD.replace("overlap = 2", "overlap = 0"), "overlap: must be a number from 1 to 100"),
        (HEAD.replace("overlap = 2", "overlap = true"), "overlap: must be a number"),
        (HEAD + "overlapp = 3\n", "overlapp: unknown key; nearest: overlap"),
        (HEAD + 'signals = "maybe"\n', "hidden, after, beside"),
        (HEAD + "fallback_tiers = [3]\n", "fallback_tiers"),
        (HEAD + 'due = "soon"\n', "due: must be a day"),
        (HEAD + 'guidelines = "../secret"\n', "without folders"),
        (HEAD + 'support_link = "javascript:alert(1)"\n', "support_link: write a link"),
        (HEAD + "support_link = 112\n", "support_link: write a link"),
        (HEAD + '[[review]]\nunit = "novel"\nrubric = "x"\n', "review 1.unit: must be one of"),
        (HEAD + '[[review]]\nunit = "pair"\n', "review 1.rubric: is missing"),
        (HEAD + REVIEW + "pairs = 0\n", "review 1.pairs"),
        (HEAD + "review = 3\n", "write it as [[review]]"),
        (HEAD + REVIEW + REVIEW, "review 2: the same unit and rubric are asked for twice"),
    ],
)
def test_a_fault_is_named_with_its_key(source: str, named: str) -> None:
    with pytest.raises(BadCampaign) as refusal:
        parse_campaign(source)
    assert named in str(refusal.value)


@pytest.mark.parametrize(
    "link", ["https://help.example/a?b=c#d", "http://intern:8080", "mailto:care@help.example", "tel:+49800-1110111"]
)
def test_a_support_link_is_a_page_a_mail_address_or_a_number(link: str) -> None:
    assert parse_campaign(f'{HEAD}support_link = "{link}"\n').support_link == link


@pytest.mark.parametrize(
    "link",
    ["", "help.example", "ftp://help.example", "data:text/html,x", "https://", "https://a b", "https://a\u202eb",
     "mailto:", "mailto:care", "tel:call me", "//help.example", "https:\\\\\\\\evil.example", "https://" + "a" * 2000],
)  # fmt: skip
def test_no_other_link_is_taken(link: str) -> None:
    with pytest.raises(BadCampaign, match="support_link"):
        parse_campaign(f'{HEAD}support_link = "{link}"\n')


VALUES = st.one_of(st.none(), st.booleans(), st.integers(-(2**62), 2**62), st.floats(allow_nan=False), st.text())
KEYS = ("id", "title", "locales", "overlap", "seed", "signals", "due", "rates", "review", "expert_domains")


@given(st.dictionaries(st.sampled_from(KEYS), VALUES | st.lists(VALUES, max_size=3), max_size=6))
def test_whatever_the_values_only_words_come_back(values: dict[str, Any]) -> None:
    def toml(value: Any) -> str:
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, list):
            return f"[{', '.join(toml(each) for each in value)}]"
        if isinstance(value, str):
            return '"' + "".join(f"\\u{ord(sign):04x}" if ord(sign) < 65536 else "?" for sign in value) + '"'
        return "0" if value is None else repr(value)

    with pytest.raises(BadCampaign):
        parse_campaign("".join(f"{key} = {toml(value)}\n" for key, value in values.items()))
