"""A page whose constant words are set once reads as if they were set each time."""

from __future__ import annotations

from itertools import pairwise

import pytest
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from marketplace import folded
from marketplace.folded import render_folded

WORDS = """{% load i18n static %}{% comment %}for editors{% endcomment %}<p title="{% static 'img/brand.svg' %}">
{% translate "Lot" %} {{ code }} {% translate "Lot" as word %}{{ word|upper }}
{% blocktranslate trimmed %}Nothing is recorded yet.{% endblocktranslate %}
{% blocktranslate trimmed with day=code %}Ended on {{ day }}.{% endblocktranslate %}
{% blocktranslate trimmed count n=3 %}{{ n }} day left{% plural %}{{ n }} days left{% endblocktranslate %}
{% if code %}{% translate "Valid" %}{% else %}{% translate "Lapsed" %}{% endif %}
{% for one in many %}{% translate "Lot" %} {{ one }}{% empty %}{% translate "none" %}{% endfor %}
{% with x=code %}{% url 'traceability:entry' %}{{ x }}{% url 'traceability:lot' x %}{% endwith %}
{% include "traceability/sprite.html" %}{% include "components/brand.html" with size=code %}</p>"""
CONTEXTS = [{"code": "DTL-<1>", "many": ["a", "b"]}, {"code": "", "many": []}, {"code": "X", "many": "é&"}]


@pytest.fixture
def words(monkeypatch):
    """A template that is nowhere in a folder."""
    made = engines["django"].engine.from_string(WORDS)
    found = engines["django"].engine.get_template
    monkeypatch.setattr(engines["django"].engine, "get_template", lambda n: made if n == "words" else found(n))
    folded._folded.cache_clear()
    yield engines["django"].from_string(WORDS)
    folded._folded.cache_clear()


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("context", CONTEXTS[:1] + CONTEXTS[2:])
def test_it_reads_as_it_is_written(words, language, context):
    request = RequestFactory().get("/")
    with translation.override(language):
        assert render_folded(request, "words", context) == words.render(context, request)


def test_each_language_has_its_own(words):
    request = RequestFactory().get("/")
    read = {}
    for language in ("vi", "en", "vi"):
        with translation.override(language):
            read.setdefault(language, []).append(render_folded(request, "words", CONTEXTS[0]))
    assert read["vi"][0] == read["vi"][1] != read["en"][0]


def test_only_what_differs_is_left_to_set(words):
    with translation.override("en"):
        left = [type(node).__name__ for node in folded._folded("words", "en").nodelist]
    words, said_later = {"CommentNode", "LoadNode", "StaticNode"}, ["TranslateNode", "BlockTranslateNode"]
    assert words.isdisjoint(left)
    assert [left.count(kind) for kind in said_later] == [1, 2]  # one `as word`, two with a day in them
    assert not any(one == other == "TextNode" for one, other in pairwise(left))
