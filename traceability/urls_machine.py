"""What machines open, at the same address in every language: the resolver, keys, roots, the program that checks."""

from django.urls import include, path

from . import views
from .exchange import urls as exchange
from .proof import views as proof

urlpatterns = [
    path(".well-known/jwks.json", proof.jwks, name="jwks"),
    path("epcis/", include(exchange)),
    path("truy-xuat/verify.py", proof.verifier, name="verifier"),
    path("truy-xuat/goc.atom", proof.root_feed, name="root-feed"),
    path("01/<path:rest>", views.resolve, name="digital-link"),
]
