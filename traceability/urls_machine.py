"""What machines open, at the same address in every language: the resolver, keys, roots, the program that checks."""

from django.urls import include, path, re_path

from . import resolver
from .exchange import urls as exchange
from .gs1 import PRIMARY_KEYS
from .proof import views as proof

urlpatterns = [
    path(".well-known/jwks.json", proof.jwks, name="jwks"),
    path("epcis/", include(exchange)),
    path("truy-xuat/verify.py", proof.verifier, name="verifier"),
    path("truy-xuat/goc.atom", proof.root_feed, name="root-feed"),
    path(".well-known/gs1resolver", resolver.description, name="gs1resolver"),
    # every key of GS1's, so that a broken address is told what is broken in it whatever it names
    re_path(rf"^(?P<key>{'|'.join(PRIMARY_KEYS)})/(?P<rest>.+)$", resolver.resolve, name="digital-link"),
]
