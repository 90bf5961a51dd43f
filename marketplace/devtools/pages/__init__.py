"""Every page type and state of the shop, the desk and the alliance's screens: one table, walked by tests and tools.

    from marketplace.devtools.pages import PAGES, make_states

    make_states()                       # over the demonstration: lots on hold, lapsed purchases, an empty desk …
    for page in PAGES:
        page.name, page.who, page.status, page.visit("en")      # what to open, who signs in, what is answered

In a test with Django's client: `tests.support.pages.opened(page, language)`, see tests/pages. For a browser and
a shop in another process, `python -m marketplace.devtools.visits` prints the table as JSON, found in its database.
"""

from .page import Form, Page, Who
from .states import make_states
from .table import PAGES, page_named

__all__ = ["PAGES", "Form", "Page", "Who", "make_states", "page_named"]
