"""The pages: home, campaigns, stories, plain pages."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable

from marketplace.places.models import Province
from marketplace.promotion.models import Campaign
from marketplace.promotion.selectors import campaign_cooperatives, campaign_rows, today

from ..blocks import BodyBlock, PolicyBlock
from .base import ShopPage
from .media import Picture

WIDE = _("At least 1600 pixels wide, with a calm upper left where the words stand.")


def _picture(label: Any, help_text: Any = "") -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(
        Picture, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=label, help_text=help_text
    )


class HomePage(ShopPage):
    """The front of the shop: the running campaign, goods in season, groups, tracing, cooperatives, stories."""

    hero_title = models.CharField(_("heading"), max_length=120, blank=True)
    hero_text = models.CharField(_("introduction"), max_length=240, blank=True)
    hero_image = _picture(_("picture"), WIDE)
    hero_image_night = _picture(_("picture in the dark"), _("Shown to those who read light on dark."))
    province = models.ForeignKey(
        Province, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("province shown first"),
        help_text=_("Whose cooperatives stand on the page until the reader chooses another."),
    )  # fmt: skip

    content_panels = [
        *ShopPage.content_panels,
        MultiFieldPanel(
            [FieldPanel(name) for name in ("hero_title", "hero_text", "hero_image", "hero_image_night")],
            heading=_("When no campaign runs"),
        ),
        InlinePanel(
            "hero_order", heading=_("Campaigns that go first"), label=_("campaign"),
            help_text=_("The first of them that runs today leads the page; otherwise the latest begun does."),
        ),
        FieldPanel("province"),
    ]  # fmt: skip
    subpage_types = ["editorial.CampaignIndexPage", "editorial.StoryIndexPage", "editorial.ContentPage"]
    template = "editorial/home.html"
    serve_related = ("hero_image", "hero_image_night")

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The shelves of today."""
        from ..home import shelves

        return super().get_context(request, *args, **kwargs) | shelves(
            self, day=today(), province_code=request.GET.get("tinh", "")
        )


class HeroChoice(Orderable):
    """A campaign that leads the home page before others while it runs."""

    home = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="hero_order")
    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="+", verbose_name=_("campaign"))

    class Meta(Orderable.Meta):
        verbose_name = _("campaign that goes first")
        verbose_name_plural = _("campaigns that go first")

    def __str__(self) -> str:
        return str(self.campaign)


class IndexPage(ShopPage):
    """Lists the pages below it, twelve at a time."""

    intro = models.CharField(_("introduction"), max_length=240, blank=True)
    content_panels = [*ShopPage.content_panels, FieldPanel("intro")]
    parent_page_types = ["editorial.HomePage"]

    class Meta:
        abstract = True


class CampaignIndexPage(IndexPage):
    """All campaigns: running, coming, past."""

    subpage_types = ["editorial.CampaignPage"]
    template = "editorial/index.html"

    class Meta:
        verbose_name = _("list of campaigns")
        verbose_name_plural = _("lists of campaigns")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The page's cards, by the days of their campaigns."""
        from ..selectors import campaign_cards

        return super().get_context(request, *args, **kwargs) | campaign_cards(
            self, day=today(), number=request.GET.get("page", "1")
        )


class StoryIndexPage(IndexPage):
    """All stories, the newest first."""

    subpage_types = ["editorial.StoryPage"]
    template = "editorial/index.html"

    class Meta:
        verbose_name = _("list of stories")
        verbose_name_plural = _("lists of stories")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The page's cards."""
        from ..selectors import story_cards

        return super().get_context(request, *args, **kwargs) | story_cards(self, number=request.GET.get("page", "1"))


class CampaignPage(ShopPage):
    """Tells a campaign: its days, picture, text, the goods chosen for it with live price and stock, who takes part."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="+", verbose_name=_("campaign"))
    summary = models.CharField(_("in one sentence"), max_length=240)
    hero_image = _picture(_("picture"), WIDE)
    hero_image_night = _picture(_("picture in the dark"), _("Shown to those who read light on dark."))
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    content_panels = [
        *ShopPage.content_panels,
        *(FieldPanel(name) for name in ("campaign", "summary", "hero_image", "hero_image_night", "body")),
    ]
    parent_page_types = ["editorial.CampaignIndexPage"]
    subpage_types: list[str] = []
    template = "editorial/campaign.html"
    serve_related = ("campaign", "hero_image", "hero_image_night")

    class Meta:
        verbose_name = _("campaign page")
        verbose_name_plural = _("campaign pages")

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Save, and tell the campaign below which page it has: the one in the shop's own language, if there is one."""
        result = super().save(*args, **kwargs)
        from ..services import write_down_page

        write_down_page(page=self)
        return result

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Goods only while the campaign runs; before and after, the page says when."""
        from ..cards import cooperative_cards

        day, campaign = today(), self.campaign
        state = campaign.state_on(day)
        return super().get_context(request, *args, **kwargs) | {
            "campaign": campaign,
            "state": state,
            "rows": list(campaign_rows(campaign)) if state == "running" else [],
            "cooperatives": cooperative_cards(campaign_cooperatives(campaign)),
            "provinces": campaign.provinces.all(),
        }


class StoryPage(ShopPage):
    """A story from a village, a field or a workshop."""

    kicker = models.CharField(_("line above the title"), max_length=60, blank=True)
    summary = models.CharField(_("in one or two sentences"), max_length=280)
    told_on = models.DateField(_("day of the story"), default=timezone.localdate)
    hero_image = _picture(_("picture"))
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    content_panels = [
        *ShopPage.content_panels,
        *(FieldPanel(name) for name in ("kicker", "summary", "told_on", "hero_image", "body")),
    ]
    parent_page_types = ["editorial.StoryIndexPage"]
    subpage_types: list[str] = []
    template = "editorial/story.html"
    serve_related = ("hero_image",)

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The story, how long it takes, and three more to go on with."""
        from ..selectors import more_stories, reading_minutes

        return super().get_context(request, *args, **kwargs) | {
            "minutes": reading_minutes(self.body),
            "more": more_stories(self),
        }


class ContentPage(ShopPage):
    """A plain page: operating regulations, ranking criteria, privacy, complaints, delivery, returns."""

    intro = models.CharField(_("introduction"), max_length=280, blank=True)
    body = StreamField(PolicyBlock(), verbose_name=_("text"), blank=True)

    content_panels = [*ShopPage.content_panels, FieldPanel("intro"), FieldPanel("body")]
    parent_page_types = ["editorial.HomePage"]
    subpage_types: list[str] = []
    template = "editorial/content.html"

    class Meta:
        verbose_name = _("plain page")
        verbose_name_plural = _("plain pages")
