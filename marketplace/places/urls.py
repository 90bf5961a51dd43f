"""Below ``/dia-chi/``: what forms ask of the places."""

from django.urls import path

from .views import commune_options

app_name = "places"

urlpatterns = [path("xa-phuong/", commune_options, name="communes")]
