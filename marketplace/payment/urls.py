"""Below /webhooks/: what providers tell us."""

from django.urls import path

from .webhooks import StripeView

app_name = "webhooks"
urlpatterns = [path("stripe/", StripeView.as_view(), name="stripe")]
