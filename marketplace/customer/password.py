"""Asking for a letter with which a new password is set: by anybody, about any e-mail, so only so often."""

from django.conf import settings
from django.contrib.auth import views
from django.contrib.auth.forms import PasswordResetForm
from django.http import HttpResponse
from django.utils.translation import gettext as _

from marketplace.accounts.visitors import address_of, too_often

LETTERS, TRIES = 5, 20
WINDOW_S = 15 * 60


class PasswordResetView(views.PasswordResetView):
    """Five letters a quarter of an hour to one e-mail, however many ask; twenty tries from one address."""

    template_name = "registration/password_reset_form.html"
    email_template_name = "registration/password_reset_email.html"
    html_email_template_name = "email/password_reset.html"
    subject_template_name = "registration/password_reset_subject.txt"
    success_url = "da-gui/"
    extra_email_context = {
        "shop_name": settings.SHOP_NAME,
        "site_url": settings.SITE_URL,
        "demonstration": settings.DEMONSTRATION,
    }

    def form_valid(self, form: PasswordResetForm) -> HttpResponse:
        """Send it; the same sentence whether or not somebody has an account with this e-mail."""
        email, visitor = form.cleaned_data["email"].lower(), address_of(self.request)
        by_visitor = too_often("new-password", "by", visitor, most=TRIES, seconds=WINDOW_S)
        if not by_visitor and not too_often("new-password", "to", email, most=LETTERS, seconds=WINDOW_S):
            return super().form_valid(form)
        form.add_error(None, _("Too many tries. Look into your e-mail, or wait a quarter of an hour."))
        return self.render_to_response(self.get_context_data(form=form), status=429)
