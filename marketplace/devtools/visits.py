"""Make the states that the demonstration lacks, then print every visit of the table as JSON, in the table's order.

`python -m marketplace.devtools.visits` works on the database of DATABASE_URL, which holds the demonstration.
"""

from __future__ import annotations

import json
import os

import django


def main() -> None:
    """Print a list of `Visit.as_dict`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings")
    django.setup()
    from marketplace.devtools.pages import PAGES, make_states

    make_states()
    print(json.dumps([page.visit(language).as_dict() for page in PAGES for language in page.languages]))


if __name__ == "__main__":
    main()
