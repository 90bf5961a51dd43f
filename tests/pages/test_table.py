"""Every row of the table is the page that its name says, for the person it names, in each of its languages."""

from __future__ import annotations

import pytest

from marketplace.cooperatives.models import Cooperative
from marketplace.devtools.pages import PAGES, make_states
from tests.audit import nu, tools
from tests.support.strangers import strangers
from tests.words.languages import strangers as strangers_to
from tests.words.reading import pieces

pytestmark = pytest.mark.django_db
# what is told when nobody knows any more which language was asked for
BOTH_AT_ONCE = {f"fault-{status}.{language}" for status in (500, 503) for language in ("vi", "en")}
# the sheet of components is a specimen in Vietnamese, for those who build the shop
SPECIMEN = "components."


def test_each_is_there(every_page):
    assert [answer for answer in every_page.values() if isinstance(answer, str)] == []


def test_each_names_its_language(every_page):
    foreign = [name for name, answer in every_page.items() if f'<html lang="{answer.language}"' not in answer.html]
    assert foreign == []


def test_each_speaks_one_language(every_page):
    names = [name for name in every_page if name not in BOTH_AT_ONCE and not name.startswith(SPECIMEN)]
    foreign = {name: strangers_to(pieces(every_page[name].html), every_page[name].language) for name in names}
    assert {name: found for name, found in foreign.items() if found} == {}


def test_each_asks_nobody_but_the_shop(every_page):
    foreign = {name: sorted(strangers(answer.html)) for name, answer in every_page.items()}
    assert {name: found for name, found in foreign.items() if found} == {}


def test_nu_finds_no_error(every_page, tmp_path):
    if tools.why_no_nu():
        pytest.skip(tools.why_no_nu())
    assert nu.faults({name: answer.html for name, answer in every_page.items()}, tmp_path) == []


def test_nu_would_find_one(tmp_path):
    if tools.why_no_nu():
        pytest.skip(tools.why_no_nu())
    html = "<!DOCTYPE html><html lang=en><title>x</title><p><div>x</div></p>"
    assert nu.faults({"broken": html}, tmp_path)


def test_names_are_given_once():
    assert len({page.name for page in PAGES}) == len(PAGES)


def test_the_states_are_made_once(every_page):
    count = Cooperative.objects.count()
    make_states()
    assert Cooperative.objects.count() == count
