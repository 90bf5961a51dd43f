"""What people open: the lot's page and the page where a code is typed, in both languages."""

from django.urls import path
from django.views.generic import RedirectView

from . import views
from .diary import views as diary
from .hidden_views import HiddenCode
from .problems import views as problems
from .proof import letter_views as root_letters
from .proof import views as proof
from .recalls import views as recalls
from .recalls.feeds import recall_feed

app_name = "traceability"
urlpatterns = [
    path("truy-xuat/", views.entry, name="entry"),
    path("truy-xuat/kiem-chung/", proof.check_it_yourself, name="check-it-yourself"),
    path("truy-xuat/goc/", proof.root_list, name="roots"),
    path("truy-xuat/goc/thu/", root_letters.letters, name="root-letters"),
    path("truy-xuat/goc/thu/<slug:token>/", root_letters.end, name="roots-end"),
    path("thu-hoi/", recalls.recall_list, name="recalls"),
    path("thu-hoi/tin.atom", recall_feed, name="recall-feed"),
    path("l/", RedirectView.as_view(pattern_name="traceability:entry")),
    path("l/<str:code>", views.lot_page, name="lot"),
    path("l/<str:code>/qr.svg", views.lot_qr_svg, name="lot-qr-svg"),
    path("l/<str:code>/qr.png", views.lot_qr_png, name="lot-qr-png"),
    path("l/<str:code>/proof.json", proof.proof_json, name="proof"),
    path("l/<str:code>/nhat-ky", diary.lot_diary, name="lot-diary"),
    path("l/<str:code>/bao-van-de", problems.ReportView.as_view(), name="problem-report"),
    path("truy-xuat/phan-anh/<slug:token>/", problems.told, name="problem"),
    path("l/<str:code>/<slug:piece>/ma-an", HiddenCode.as_view(), name="hidden-code"),
    path("l/<str:code>/<str:piece>", views.lot_page, name="piece"),
    # a slash too many, or inside the code: the page says what is wrong with it
    path("l/<path:code>", views.lot_page),
]
