"""A table that is too large to read is refused in one sentence, which says how to mend it."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from marketplace.dashboard.bank import StatementForm
from marketplace.sheets.fields import LARGEST, SheetField


def _file(size: int) -> SimpleUploadedFile:
    file = SimpleUploadedFile("so.csv", b"a,b\n")
    file.size = size
    return file


def test_a_file_of_the_largest_size_is_taken():
    assert SheetField().clean(_file(LARGEST)).name == "so.csv"


@pytest.mark.parametrize(
    ("field", "how"),
    [(SheetField(), "divide it"), (StatementForm.base_fields["file"], "divide the statement by months")],
)
def test_a_byte_more_is_refused(field, how):
    with translation.override("en"), pytest.raises(ValidationError, match=how):
        field.clean(_file(LARGEST + 1))
