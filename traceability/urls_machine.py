"""What machines open: the GS1 Digital Link resolver, at the same address in every language."""

from django.urls import path

from . import views

urlpatterns = [
    path("01/<path:rest>", views.resolve, name="digital-link"),
]
