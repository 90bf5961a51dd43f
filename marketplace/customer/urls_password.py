"""A new password by e-mail. The names have no namespace: Django's views reverse them so."""

from django.contrib.auth import views
from django.urls import path

from .password import PasswordResetView

urlpatterns = [
    path(
        "tai-khoan/quen-mat-khau/",
        PasswordResetView.as_view(),
        name="password-reset",
    ),
    path(
        "tai-khoan/quen-mat-khau/da-gui/",
        views.PasswordResetDoneView.as_view(template_name="registration/password_reset_done.html"),
        name="password-reset-done",
    ),
    path(
        "tai-khoan/mat-khau-moi/<str:uidb64>/<str:token>/",
        views.PasswordResetConfirmView.as_view(
            template_name="registration/password_reset_confirm.html", success_url="/tai-khoan/da-doi-mat-khau/"
        ),
        name="password-reset-confirm",
    ),
    path(
        "tai-khoan/da-doi-mat-khau/",
        views.PasswordResetCompleteView.as_view(template_name="registration/password_reset_complete.html"),
        name="password-reset-complete",
    ),
]
