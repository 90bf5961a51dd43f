"""Below /webhooks/: what providers tell us."""

from django.urls import path

from .webhooks import BankView, StripeView

app_name = "webhooks"
urlpatterns = [
    path("stripe/", StripeView.as_view(), name="stripe"),
    path("bank/", BankView.as_view(), name="bank"),
]
