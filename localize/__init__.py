"""Localize: multilingual review of prompts and model outputs, and the preference data that comes out of it."""
