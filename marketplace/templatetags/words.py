"""Which words on a page are Vietnamese by nature: a name, a place, a story stay what they are on an English page.

The library is a template builtin: no `{% load %}` is needed.
"""

import re
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()

# letters that only a Vietnamese text has
VIETNAMESE = re.compile("[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE)


@register.filter
def vi(text: Any) -> Any:
    """Mark a Vietnamese text where the page is not, so that it is read aloud as what it is (WCAG 3.1.2)."""
    return format_html('<span lang="vi">{}</span>', text) if _stands_out(text) else text


@register.simple_tag
def lang_of(text: Any) -> SafeString:
    """Give an element that holds the whole text, with its paragraphs, the attribute that `vi` would write."""
    return SafeString(' lang="vi"' if _stands_out(text) else "")


def _stands_out(text: Any) -> bool:
    return get_language() != "vi" and bool(text) and bool(VIETNAMESE.search(str(text)))
