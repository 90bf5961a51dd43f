"""What people open: the lot's page and the page where a code is typed, in both languages."""

from django.urls import path

from . import views

app_name = "traceability"
urlpatterns = [
    path("truy-xuat/", views.entry, name="entry"),
    path("l/<str:code>", views.lot_page, name="lot"),
    path("l/<str:code>/qr.svg", views.lot_qr_svg, name="lot-qr-svg"),
    path("l/<str:code>/qr.png", views.lot_qr_png, name="lot-qr-png"),
]
