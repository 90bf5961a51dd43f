"""Words that are Vietnamese by nature: on an English page an everyday one is told in English, a name is marked.

The library is a template builtin: no `{% load %}` is needed.
"""

import re
from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from marketplace.everyday import everyday, unit_for

register = template.Library()

# letters that only a Vietnamese text has
VIETNAMESE = re.compile("[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE)


@register.filter
def vi(text: Any) -> Any:
    """Mark a Vietnamese text where the page is not, so that it is read aloud as what it is (WCAG 3.1.2)."""
    if not text or get_language() == "vi" or (isinstance(text, SafeString) and 'lang="vi"' in text):
        return text
    told = text if isinstance(text, SafeString) else everyday(str(text))
    return format_html('<span lang="vi">{}</span>', told) if VIETNAMESE.search(told) else told


def with_names(sentence: str, **names: Any) -> SafeString:
    """Put names into a translated sentence ("No. %(number)s, %(issuer)s"), the Vietnamese ones marked."""
    return SafeString(conditional_escape(sentence) % {key: conditional_escape(vi(name)) for key, name in names.items()})


@register.simple_tag
def lang_of(text: Any) -> SafeString:
    """Give an element that holds the whole text, with its paragraphs, the attribute that `vi` would write."""
    stands_out = get_language() != "vi" and VIETNAMESE.search(str(text or ""))
    return SafeString(' lang="vi"' if stands_out else "")


@register.filter
def told(text: Any) -> str:
    """Tell an everyday word in the reader's language where nothing can be marked: in an attribute, in a list."""
    return everyday(str(text or ""))


@register.filter
def unit(name: Any, count: Any) -> Any:
    """Name a unit of sale after `count`: "6 hũ", "6 jars"."""
    return vi(unit_for(int(count or 0), str(name or "")))
