"""How templates write money, phones, dates and stars, and draw icons and pictures.

The library is a template builtin: no `{% load %}` is needed.
"""

import datetime
import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any

from django import template
from django.forms import BoundField
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from marketplace.links.addresses import other_path
from marketplace.money import format_vnd
from marketplace.pictures import SQUARE, fallback_for, square_url, widths_for
from marketplace.static_sheets import names

register = template.Library()

NBSP = "\u00a0"
MINUS = "\u2212"
UNIT = re.compile(
    r"([0-9]) (g|kg|mg|ml|l|lít|litre|cm|mm|m|tấn|tạ|quả|trái|chiếc|cái|gói|hộp|chai|túi|hũ|lọ|viên|phút|người|độ)\b"
)
NO_PICTURE = "img/tray.svg"
CARD_SIZES = "(min-width: 40rem) 14rem, 44vw"  # a card's column, as the grid lays it out


@register.filter
def vnd(amount: Any) -> str:
    """Write whole đồng ("185.000 ₫", no-break space); nothing for None or an empty value."""
    if amount is None or amount == "":
        return ""
    return format_vnd(int(amount))


@register.filter
def number_vn(value: Any) -> str:
    """Group thousands as the reader's language does ("1.200", "1,200"); nothing for None."""
    return "" if value in (None, "") else number_format(int(value), force_grouping=True)


@register.filter
def decimal_vn(value: Any) -> str:
    """Write a number as the reader's language does, without idle zeros: "1.000", "0,5"; nothing for None."""
    if value in (None, ""):
        return ""
    return number_format(Decimal(f"{Decimal(value).normalize():f}"), force_grouping=True).replace("-", MINUS)


@register.filter
def percent_vn(share: Any) -> str:
    """Write a share as percent in the reader's language: "70 %", "65,5 %"; nothing for None."""
    return "" if share in (None, "") else f"{decimal_vn(Decimal(share) * 100)}{NBSP}%"


@register.filter
def held(text: Any) -> str:
    """Hold a number and its unit together with a no-break space ("túi 5 kg"), so that no line begins with "kg"."""
    return UNIT.sub(rf"\1{NBSP}\2", str(text or ""))


@register.filter
def phone_vn(value: Any) -> str:
    """Write a phone as it is read aloud in Vietnam: "0912 345 678"; what cannot be read stays as typed."""
    return _phone(str(value or ""))


@lru_cache(maxsize=1000)
def _phone(typed: str) -> str:
    import phonenumbers

    try:
        parsed = phonenumbers.parse(typed, "VN")
    except phonenumbers.NumberParseException:
        return typed
    if parsed.country_code != 84:
        return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    digits = "0" + phonenumbers.national_significant_number(parsed)
    if len(digits) == 10:
        return NBSP.join((digits[:4], digits[4:7], digits[7:]))
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL).replace(" ", NBSP)


@register.filter
def date_vn(value: Any) -> str:
    """Write a day as 12/4/2027, in the shop's time zone; nothing for None."""
    if isinstance(value, datetime.datetime):
        value = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{value.day}/{value.month}/{value.year}" if isinstance(value, datetime.date) else ""


@register.filter
def time_vn(value: Any) -> str:
    """Write a moment as 9:42, 12/4/2027, in the shop's time zone; nothing for None."""
    if not isinstance(value, datetime.datetime):
        return ""
    return moment_text(timezone.localtime(value) if timezone.is_aware(value) else value)


def moment_text(local: datetime.datetime) -> str:
    """Write a moment that is in the shop's time zone already: "9:42, 12/4/2027"."""
    return f"{local.hour}:{local.minute:02d}, {local.day}/{local.month}/{local.year}"


@register.filter
def stars_in_words(stars: Any) -> str:
    """Name the OCOP recognition of `stars` (3 to 5); nothing where there is none."""
    return _("OCOP %(stars)s stars") % {"stars": int(stars)} if stars else ""


@register.filter
def season_cells(first: int, last: int) -> list[bool]:
    """Tell for each of the twelve months whether the season has it; a season may pass the new year."""
    inside = range(first, last + 1) if first <= last else {*range(first, 13), *range(1, last + 1)}
    return [month in inside for month in range(1, 13)]


@register.simple_tag
def icon(name: str, label: str = "", extra: str = "") -> SafeString:
    """Draw a symbol of the sprite; silent to screen readers unless it carries a `label`."""
    if label:
        return format_html(
            '<svg class="i {}" role="img" aria-label="{}"><use href="{}#{}"/></svg>', extra, label, _sprite(), name
        )
    class_name = f"i {extra}" if extra else "i"
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}#{}"/></svg>', class_name, _sprite(), name)


@register.simple_tag
def stylesheets(kind: str) -> SafeString:
    """Link the style sheets of a kind of page: a key of `static_sheets.SHEETS`."""
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', ((static(name),) for name in names(kind)))


@register.simple_tag
def star_row(stars: int) -> SafeString:
    """Draw `stars` turmeric stars; the words stand beside them (`stars_in_words`)."""
    count = max(0, min(5, int(stars)))
    return format_html(
        '<svg width="{}" height="15" viewBox="0 0 {} 20" aria-hidden="true">'
        '<use href="{}#stars" width="100" height="20"/></svg>',
        count * 15, count * 20, _sprite(),
    )  # fmt: skip


@register.simple_tag
def picture(
    source: Any, alt: str = "", *, width: int = 480, height: int | None = None, lazy: bool = True, sizes: str = "",
    shape: str = SQUARE,
) -> SafeString:  # fmt: skip
    """Show a picture without layout shift.

    `source` is a stored picture's name, an address ("/static/…"), an object whose `picture` is one of these, or
    nothing: then the empty tray stands in. Stored pictures come as AVIF and WebP in fixed widths, cropped to
    `shape`.
    """
    name = str(getattr(source, "picture", source) or "")
    load = SafeString(' loading="lazy" decoding="async"' if lazy else ' fetchpriority="high"')
    box = format_html('alt="{}" width="{}" height="{}"{}', alt, width, height or width, load)
    if not name:
        return format_html('<img src="{}" {}>', static(NO_PICTURE), box)
    if name.startswith(("/", "http:", "https:")):
        return format_html('<img src="{}" {}>', name, box)
    avif = partial(square_url, name, kind="avif", shape=shape)
    fallback = square_url(name, width=fallback_for(width), kind="webp", shape=shape)
    widths = widths_for(width)
    if len(widths) == 1:
        return format_html(
            '<picture><source type="image/avif" srcset="{}"><img src="{}" {}></picture>',
            avif(width=widths[0]), fallback, box,
        )  # fmt: skip
    return format_html(
        '<picture><source type="image/avif" srcset="{}" sizes="{}"><img src="{}" {}></picture>',
        format_html_join(", ", "{} {}w", ((avif(width=one), one) for one in widths)), sizes or CARD_SIZES,
        fallback, box,
    )  # fmt: skip


@register.simple_tag
def control(field: BoundField, hint: str = "", **attrs: str) -> SafeString:
    """Draw a form field's control, tied to its hint and errors: `aria-describedby`, `aria-invalid`, class `in`."""
    tied = [f"{field.auto_id}-e"] if field.errors else []
    tied += [f"{field.auto_id}-h"] if hint or field.help_text else []
    widget_attrs: dict[str, str | bool] = {key.replace("_", "-"): value for key, value in attrs.items() if value != ""}
    if not getattr(field.field.widget, "use_fieldset", False) and not field_is_check(field):
        widget_attrs["class"] = f"in {field.field.widget.attrs.get('class', '')}".strip()
    # Django itself (since 5.0) would name its own help text, which our markup calls otherwise
    if tied:
        widget_attrs["aria-describedby"] = " ".join(tied)
    if field.errors:
        widget_attrs["aria-invalid"] = "true"
    # Django asks for the focus on some first fields; a page begins at its heading, or at its faults
    field.field.widget.attrs.pop("autofocus", None)
    return field.as_widget(attrs=widget_attrs)


@register.filter
def field_is_check(field: BoundField) -> bool:
    """Tell whether the field is a single tick box, whose label stands behind it."""
    return getattr(field.field.widget, "input_type", "") == "checkbox" and not field.use_fieldset


@register.filter
def in_list(value: Any) -> list[Any]:
    """Wrap one thing in a list, for a component that takes several."""
    return [value]


@register.filter
def mixes_optional(form: Any) -> bool:
    """Tell whether a form has fields that must be filled in beside others that need not be."""
    seen = form.visible_fields() if hasattr(form, "visible_fields") else []
    return len({is_optional(field) for field in seen}) > 1


@register.filter
def is_optional(field: BoundField) -> bool:
    """Tell whether a field may stay empty whatever the others hold; one of several of which one is needed may not."""
    return not field.field.required and not getattr(field.field, "one_of_several", False)


@register.filter
def keeps_what_was_typed(forms: Any) -> bool:
    """Tell whether forms that come back with errors hold all that was typed; passwords mostly do not come back."""
    widgets = [field.field.widget for form in forms for field in form]
    return all(getattr(widget, "render_value", True) for widget in widgets)


@register.filter
def any_errors(forms: Any) -> bool:
    """Tell whether one of `forms` (a list, or None) has an error."""
    return any(form.errors for form in forms or [])


@register.filter
def count_errors(forms: Any) -> int:
    """Count the errors of several forms."""
    return sum(len(errors) for form in forms for errors in form.errors.values())


@register.filter
def naming(error: str, field: BoundField) -> str:
    """Give an error of a summary with its field's name, unless its sentence names it or the name is a sentence."""
    label = str(field.label)
    if label.lower() in str(error).lower() or label.endswith("."):
        return str(error)
    return f"{label} {error}" if label.endswith("?") else f"{label}: {error}"


@register.filter
def beside(cells: Iterable[Any], columns: Iterable[Any]) -> list[tuple[Any, Any]]:
    """Pair the cells of a table's row with its columns."""
    return list(zip(cells, columns, strict=True))


@register.filter
def page_window(page: Any) -> Iterable[Any]:
    """Give the page numbers to show around the current page of a Django paginator, with its ellipsis."""
    numbers: Iterable[Any] = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return numbers


@register.simple_tag(takes_context=True)
def query_with(context: dict[str, Any], **changes: Any) -> str:
    """Give the current query string with `changes`; a value of None or "" takes the key out."""
    params = context["request"].GET.copy()
    for key, value in changes.items():
        params.pop(key, None)
        if value not in (None, ""):
            params[key] = value
    return f"?{params.urlencode()}"


@register.simple_tag(takes_context=True)
def in_language(context: dict[str, Any], code: str) -> str:
    """Give this page's address in another language: English stands below /en/, Vietnamese without a prefix.

    A view that knows better puts `language_urls` (code -> path) into the context: where a page has no translation,
    the other language's home page is the way on.
    """
    request, known = context.get("request"), context.get("language_urls")
    if known:
        return str(known.get(code) or other_path("/", code))
    return other_path(request.get_full_path() if request else "/", code)


@lru_cache(maxsize=1)
def _sprite() -> str:
    return static("img/icons.svg")
