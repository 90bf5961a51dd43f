"""The addresses that Oscar calls `catalogue`: lists by the search room, products here."""

from django.urls import path, re_path

from marketplace.search import views as lists

from . import views

app_name = "catalogue"

PRODUCT = r"^san-pham/(?P<product_slug>[\w-]*)_"

urlpatterns = [
    path("san-pham/", lists.index, name="index"),
    re_path(PRODUCT + r"(?P<pk>\d{1,18})/$", views.product, name="detail"),
    re_path(PRODUCT + r"(?P<product_pk>\d{1,18})/danh-gia/$", views.write_review, name="reviews-add"),
    re_path(PRODUCT + r"(?P<product_pk>\d{1,18})/danh-gia/(?P<pk>\d{1,18})/$", views.review, name="reviews-detail"),
    re_path(r"^danh-muc/(?P<category_slug>[\w-]*)_(?P<pk>\d{1,18})/$", lists.category, name="category"),
    # Oscar's dashboard links to a range's page; ranges are an operator's tool and have none
    path("san-pham/chon-loc/<slug:slug>/", views.nothing_here, name="range"),
]
