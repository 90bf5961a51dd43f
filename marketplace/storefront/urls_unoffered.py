"""Addresses that Oscar's dashboard links to and this shop does not offer: they are 404, but they can be named."""

from django.urls import path

from .views import nothing_here

offer_urls = (
    [path("", nothing_here, name="list"), path("<slug:slug>/", nothing_here, name="detail")],
    "offer",
)
wishlist_urls = ([path("<str:key>/", nothing_here, name="detail")], "wishlists")
