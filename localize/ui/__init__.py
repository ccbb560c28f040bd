"""The pages. Streamlit lives here and in app.py only.

A page reads, shows, collects and calls one method of Workspace; it is one file of `pages`.
"""

from importlib import import_module
from pkgutil import iter_modules


def warm_up() -> None:
    """Load what pages load, before somebody waits for it."""
    pages = import_module(f"{__name__}.pages")
    for each in iter_modules(pages.__path__):
        import_module(f"{pages.__name__}.{each.name}")
