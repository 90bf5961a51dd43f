"""Below /epcis/, at the same address in every language."""

from django.urls import path, re_path

from . import views

app_name = "epcis"
urlpatterns = [
    path("", views.root, name="root"),
    path("capture", views.capture, name="capture"),
    path("capture/<uuid:number>", views.capture_job, name="capture-job"),
    path("events", views.events, name="events"),
    path("events/<path:name>", views.event, name="event"),
    path("epcs/<path:name>/events", views.events_of_epc, name="events-of-epc"),
    path("eventTypes", views.collection, {"column": "kind"}, name="event-types"),
    path("bizSteps", views.collection, {"column": "biz_step"}, name="biz-steps"),
    path("bizLocations", views.collection, {"column": "biz_location"}, name="biz-locations"),
    re_path(r"^queries(?:/.*)?$", views.not_offered),
    re_path(r"^.+$", views.nothing),
]
