"""A msgid without Vietnamese fails the check; a catalogue of plain Python is what Django reads."""

import gettext

import pytest
from babel.messages.catalog import Catalog

from marketplace.devtools.compile_messages import compile_stale
from marketplace.devtools.messages import compare, merge

PO = """msgid ""
msgstr ""
"Language: vi\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"Content-Type: text/plain; charset=utf-8\\n"

msgid "Basket"
msgstr "Giỏ hàng"

#, python-format
msgid "%(n)s good"
msgid_plural "%(n)s goods"
msgstr[0] "%(n)s món"
"""


def catalog(**messages):
    made = Catalog(locale="vi")
    for msgid, msgstr in messages.items():
        made.add(msgid, msgstr, locations=[("templates/base.html", 0)])
    return made


@pytest.fixture
def locale(tmp_path):
    folder = tmp_path / "vi" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(PO)
    return tmp_path


def test_what_is_compiled_is_what_gettext_reads(locale):
    compile_stale(locale)
    vietnamese = gettext.translation("django", locale, ["vi"])
    assert vietnamese.gettext("Basket") == "Giỏ hàng"
    assert vietnamese.ngettext("%(n)s good", "%(n)s goods", 2) == "%(n)s món"


def test_nothing_is_compiled_twice(locale):
    assert len(compile_stale(locale)) == 1
    assert compile_stale(locale) == []


def test_a_complete_catalogue_has_no_fault():
    assert list(compare(catalog(Basket=""), catalog(Basket="Giỏ hàng"))) == []


@pytest.mark.parametrize(
    ("present", "fault"),
    [
        (catalog(), "missing: 'Basket'"),
        (catalog(Basket=""), "untranslated: 'Basket'"),
        (catalog(Basket="Giỏ hàng", Cart="Xe"), "no longer used: 'Cart'"),
    ],
)
def test_each_fault_is_one_line(present, fault):
    faults = list(compare(catalog(Basket=""), present))
    assert len(faults) == 1
    assert faults[0].startswith(fault)


def test_a_guess_counts_as_untranslated():
    present = catalog()
    present.add("Basket", "Giỏ hàng", flags=["fuzzy"])
    assert list(compare(catalog(Basket=""), present)) == ["untranslated: 'Basket' (templates/base.html)"]


def test_a_lost_placeholder_is_broken():
    wanted, present = Catalog(locale="vi"), Catalog(locale="vi")
    wanted.add("%(n)s goods", "", flags=["python-format"])
    present.add("%(n)s goods", "%(m)s món", flags=["python-format"])
    assert [fault.split(":")[0] for fault in compare(wanted, present)] == ["broken"]


def test_a_fragment_brings_its_translation(tmp_path):
    fragment = tmp_path / "desk.po"
    fragment.write_text('msgid "Basket"\nmsgstr "Giỏ hàng"\n\nmsgid "Gone"\nmsgstr "Mất"\n')
    merged = merge(catalog(Basket="", Order=""), [fragment])
    assert {message.id: message.string for message in merged if message.id} == {"Basket": "Giỏ hàng", "Order": ""}
