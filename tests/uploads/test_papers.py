"""Papers that editors put online: of four kinds, what they say they are, kept by the reader and never run."""

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.models import Collection

from tests import people
from tests.uploads.files import HTML, SVG, upload, zipped

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj\n"


@pytest.fixture
def editor(client):
    """Somebody who may upload papers; the group of editors may not."""
    Collection.get_first_root_node() or Collection.add_root(name="Root")
    client.force_login(get_user_model().objects.create_superuser("root@example.vn", people.PASSWORD))
    return client


def _send(editor, name, data):
    return editor.post(reverse("wagtaildocs:add"), {"title": "Quy chế", "file": upload(data, name), "tags": ""})


@pytest.mark.parametrize(
    ("name", "data"),
    [("quy-che.pdf", PDF), ("gia.xlsx", zipped("xl/workbook.xml")), ("gia.csv", "tên,giá\ngạo,1".encode())],
)
def test_a_paper_is_kept_and_comes_as_a_file_to_keep(editor, name, data):
    assert _send(editor, name, data).status_code == 302
    paper = Document.objects.get()
    for address in (paper.url, paper.file.url):
        answer = editor.get(address)
        assert answer.status_code == 200 and answer.headers["Content-Disposition"].startswith("attachment"), address
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        answer.close()


@pytest.mark.parametrize(
    ("name", "data"),
    [("quy-che.pdf", HTML), ("quy-che.pdf", b""), ("gia.xlsx", zipped("a.txt")), ("gia.xlsx", HTML), ("gia.csv", SVG),
     ("gia.csv", b"a\0b"), ("trang.html", HTML), ("hinh.svg", SVG), ("chay.exe", b"MZ"), ("gia.docx", PDF),
     ("quy-che.pdf", PDF + b"0" * (11 * 1024 * 1024))],
)  # fmt: skip
def test_anything_else_is_refused_beside_the_field_and_the_title_stays(editor, name, data):
    answer = _send(editor, name, data)
    assert answer.status_code == 200 and answer.context["form"].errors["file"] and "Quy chế" in answer.text
    assert not Document.objects.exists()


def test_a_page_among_the_uploads_is_never_shown_as_one(client):
    name = default_storage.save("certificates/la.html", ContentFile(HTML))
    answer = client.get(f"/media/{name}")
    assert answer.headers["Content-Disposition"] == "attachment"
    answer.close()
