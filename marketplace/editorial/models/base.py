"""What every page has in common: an address of ours, its trail, its other language, a preview that shows."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page, PageViewRestriction

from marketplace.checks import OWN_PATHS
from marketplace.text import nfc, slugify

from ..links import links_of

SLUG_TAKEN = _("This address belongs to the shop itself; choose another.")


class ShopPageForm(WagtailAdminPageForm):
    """Folds the slug before it is compared with its neighbours', so that "Tháng" and "thang" are one address."""

    def clean_slug(self) -> str:
        """Latin letters, digits and hyphens; not one of the shop's own paths."""
        slug = slugify(self.cleaned_data["slug"])
        if not slug:
            raise ValidationError(_("Write at least one letter or digit."))
        if slug in OWN_PATHS and self.parent_page is not None and self.parent_page.is_site_root():
            raise ValidationError(SLUG_TAKEN)
        return slug


class ShopPage(Page):
    """A page of the site; `routing.find_page` puts `trail` (its ancestors) and `other_urls` on it."""

    base_form_class = ShopPageForm
    # what to join when the page itself is read
    serve_related: tuple[str, ...] = ()

    class Meta:
        abstract = True

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Vietnamese is stored composed; a missing slug is made from the title by our own folding."""
        self.title = nfc(self.title)
        self.slug = slugify(self.slug or self.title)[:255]
        super().full_clean(*args, **kwargs)

    def clean(self) -> None:
        """The slug is not one of the shop's own paths."""
        super().clean()
        parent = self.get_parent() if self.path else None
        if self.slug in OWN_PATHS and parent is not None and parent.is_site_root():
            raise ValidationError({"slug": SLUG_TAKEN})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Wagtail's, the trail of crumbs, and where this page stands in the other language."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        trail = [{"title": page.title, "url": page.url} for page in getattr(self, "trail", [])[1:]]
        context["crumbs"] = [*trail, {"title": self.title}]
        context["language_urls"] = getattr(self, "other_urls", {})
        if getattr(self, "is_open", False):  # no preview, and nothing that only some may read
            context["links"] = links_of(self, request, context)
        return context

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """Wagtail's, answered from the trail where the lookup has already seen that there is none."""
        if getattr(self, "is_open", False):
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def serve_preview(self, request: HttpRequest, mode_name: str) -> TemplateResponse:
        """Show the draft; the editor's own frame may hold it, nobody else's."""
        response: TemplateResponse = super().serve_preview(request, mode_name)
        response._csp_replace = {"frame-ancestors": ["'self'"]}
        return response
