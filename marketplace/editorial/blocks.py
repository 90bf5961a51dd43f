"""The few blocks of which a campaign or a story is told."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    CharBlock,
    ListBlock,
    PageChooserBlock,
    RichTextBlock,
    StreamBlock,
    StructBlock,
    StructBlockValidationError,
    TextBlock,
)
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock

from .choosers import CooperativeChooserBlock, ProductChooserBlock

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "hr"]


class SizedImageChooserBlock(ImageChooserBlock):
    """A picture read with its sizes: two queries for all pictures of a text."""

    def bulk_to_python(self, values: list[int | None]) -> list[Any]:
        """The pictures, in the editor's order."""
        query = get_image_model().objects.prefetch_renditions()
        found = query.in_bulk([value for value in values if value])
        return [found.get(value) for value in values]

    @cached_property
    def target_model(self) -> Any:
        """The site's picture model."""
        return get_image_model()


class PictureBlock(StructBlock):
    """A picture with its caption."""

    image = SizedImageChooserBlock(label=_("Picture"))
    alt = CharBlock(
        label=_("What is to be seen"), required=False, max_length=200,
        help_text=_("Read aloud to those who do not see it; the picture's own description unless given."),
    )  # fmt: skip
    caption = CharBlock(label=_("Caption"), required=False, max_length=200)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "editorial/blocks/picture.html"


class QuoteBlock(StructBlock):
    """What somebody said."""

    text = TextBlock(label=_("Words"), rows=3)
    who = CharBlock(label=_("Who said it"), required=False, max_length=120)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "editorial/blocks/quote.html"


class ProductsBlock(StructBlock):
    """Goods with their price and stock of this moment; what is no longer sold is left out."""

    heading = CharBlock(label=_("Heading"), required=False, max_length=100)
    products = ListBlock(ProductChooserBlock(), label=_("Products"), min_num=1, max_num=24)

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """The rows on sale, as cards."""
        from .selectors import rows_of

        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["rows"] = rows_of(value["products"])
        return context

    class Meta:
        icon = "tag"
        label = _("Products")
        template = "editorial/blocks/products.html"


class CooperativesBlock(StructBlock):
    """Cooperatives to get to know."""

    heading = CharBlock(label=_("Heading"), required=False, max_length=100)
    cooperatives = ListBlock(CooperativeChooserBlock(), label=_("Cooperatives"), min_num=1, max_num=12)

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Those that the public sees, as cards."""
        from .selectors import cooperative_cards

        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["cards"] = cooperative_cards([coop for coop in value["cooperatives"] if coop and coop.is_public])
        return context

    class Meta:
        icon = "group"
        label = _("Cooperatives")
        template = "editorial/blocks/cooperatives.html"


class CallBlock(StructBlock):
    """A button that leads on, to a page or an address."""

    label = CharBlock(label=_("Words on the button"), max_length=60)
    page = PageChooserBlock(label=_("Page"), required=False)
    address = CharBlock(
        label=_("Address"), required=False, max_length=200,
        validators=[RegexValidator(r"^(/(?!/)|https://)", _("An address begins with / or https://"))],
        help_text=_("A path of the shop such as /don-hang/ (without /en), or a whole address."),
    )  # fmt: skip

    def clean(self, value: Any) -> Any:
        """A button leads to one place."""
        cleaned = super().clean(value)
        if bool(cleaned.get("page")) == bool(cleaned.get("address")):
            message = _("Choose a page or write an address, one of the two.")
            raise StructBlockValidationError(block_errors={"address": ValidationError(message)})
        return cleaned

    class Meta:
        icon = "link"
        label = _("Button")
        template = "editorial/blocks/call.html"


class BodyBlock(StreamBlock):
    """The text of a campaign or a story."""

    text = RichTextBlock(label=_("Text"), features=TEXT_FEATURES, icon="pilcrow", template="editorial/blocks/text.html")
    picture = PictureBlock()
    quote = QuoteBlock()
    products = ProductsBlock()
    cooperatives = CooperativesBlock()
    call = CallBlock()


class PolicyBlock(StreamBlock):
    """The text of a plain page."""

    text = RichTextBlock(label=_("Text"), features=TEXT_FEATURES, icon="pilcrow", template="editorial/blocks/text.html")
    picture = PictureBlock()
    call = CallBlock()
