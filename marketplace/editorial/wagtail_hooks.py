"""What the editor's room holds beside pages: campaigns, menus, the choosers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultipleChooserPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from marketplace.promotion.models import Campaign
from marketplace.promotion.selectors import today

from .choosers import campaign_chooser, cooperative_chooser, product_chooser
from .models import Menu

STATES = {"upcoming": _("Begins later"), "running": _("Runs today"), "ended": _("Has ended")}


def state_of(campaign: Campaign) -> Any:
    """Words for where a campaign stands today."""
    return STATES[campaign.state_on(today())]


class CampaignViewSet(SnippetViewSet):
    """Campaigns: days, goods, cooperatives, provinces."""

    model = Campaign
    icon = "date"
    menu_label = _("Campaigns")
    menu_order = 210
    add_to_admin_menu = True
    list_display = ["name", "starts_on", "ends_on", Column("state", label=_("State"), accessor=state_of)]
    search_fields = ["name"]
    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
        MultipleChooserPanel("chosen", chooser_field_name="product", heading=_("Goods"), label=_("product")),
        MultipleChooserPanel(
            "participants", chooser_field_name="cooperative", heading=_("Cooperatives"), label=_("cooperative")
        ),
        FieldPanel("provinces", widget=forms.CheckboxSelectMultiple),
    ]


class MenuViewSet(SnippetViewSet):
    """Menus of the header and the footer."""

    model = Menu
    icon = "list-ul"
    menu_label = _("Menus")
    menu_order = 220
    add_to_admin_menu = True
    list_display = ["title", "place", "position"]
    panels = [
        FieldRowPanel([FieldPanel("place"), FieldPanel("position")]),
        FieldPanel("title"),
        InlinePanel(
            "entries", heading=_("Links"), label=_("link"),
            panels=[FieldPanel("title"), FieldPanel("page"), FieldPanel("address")],
        ),
    ]  # fmt: skip


register_snippet(CampaignViewSet)
register_snippet(MenuViewSet)


@hooks.register("register_admin_viewset")
def choosers() -> list[Any]:
    """The windows in which goods, cooperatives and campaigns are chosen."""
    return [product_chooser, cooperative_chooser, campaign_chooser]
