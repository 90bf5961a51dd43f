"""What a template names is there: symbols of the sprite, static files, components."""

import re

from django.contrib.staticfiles import finders

from tests.house.tree import files, text

PAGES = [path for path in files("templates/*.html") if not str(path).startswith("templates/oscar/")]
SYMBOLS = set(re.findall(r'<symbol id="([a-z]+)"', text(next(iter(files("static/img/icons.svg"))))))
NAMED = re.compile(r"""\{% icon ["']([a-z]+)["']|\bicon=["']([a-z]+)["']""")


def _missing_icons() -> list[str]:
    return [
        f"{path}: {one or other}"
        for path in PAGES
        for one, other in NAMED.findall(text(path))
        if (one or other) not in SYMBOLS
    ]


def test_every_icon_that_a_page_names_is_drawn():
    assert _missing_icons() == []


def test_every_static_file_that_a_page_names_is_there():
    named = {(str(path), name) for path in PAGES for name in re.findall(r"{% static ['\"]([^'\"{]+)['\"]", text(path))}
    assert [pair for pair in sorted(named) if not finders.find(pair[1])] == []


def test_every_component_that_a_page_includes_is_there():
    there = {str(path).removeprefix("templates/") for path in PAGES}
    named = {
        (str(path), name)
        for path in PAGES
        for name in re.findall(r"include ['\"](components/[^'\"]+)['\"]", text(path))
    }
    assert [pair for pair in sorted(named) if pair[1] not in there] == []


def test_every_component_is_named_in_the_list():
    listed = text(next(iter(files("templates/components/README.md"))))
    parts = {path.stem for path in PAGES if path.parent.name == "components"}
    inner = {"brand", "field_notes", "form_errors_box", "head_links", "icon", "links", "table_cell"}
    site = {"site_header", "site_nav", "site_footer", "text_size", "language_switch"}
    assert [name for name in sorted(parts - inner - site) if f"`{name}`" not in listed] == []
