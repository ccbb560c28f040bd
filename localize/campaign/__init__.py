"""A campaign file: which prompts are reviewed, under which rubrics, by how many, in which locales."""

from localize.campaign.model import Campaign, Caps, Pairing, Pay, Qualification, Review, SignalsShown
from localize.campaign.reading import parse_campaign

__all__ = ["Campaign", "Caps", "Pairing", "Pay", "Qualification", "Review", "SignalsShown", "parse_campaign"]
