"""What editors make: pages, pictures, menus."""

from .base import ShopPage
from .media import Picture, PictureRendition
from .menus import Menu, MenuItem
from .pages import (
    CampaignIndexPage,
    CampaignPage,
    ContentPage,
    HeroChoice,
    HomePage,
    StoryIndexPage,
    StoryPage,
)

__all__ = [
    "CampaignIndexPage",
    "CampaignPage",
    "ContentPage",
    "HeroChoice",
    "HomePage",
    "Menu",
    "MenuItem",
    "Picture",
    "PictureRendition",
    "ShopPage",
    "StoryIndexPage",
    "StoryPage",
]
