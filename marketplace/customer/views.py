"""Differs from Oscar: the account's screens on our own templates; sign-out only by POST."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth import views as auth_views
from django.contrib.auth.forms import PasswordChangeForm
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.views import generic

from marketplace.accounts.visitors import address_of, too_often
from marketplace.address.models import UserAddress
from marketplace.links.addresses import own_page
from marketplace.order.selectors import purchases_of

from .addresses import AddressForm, address_for, addresses_of
from .forms import EmailAuthenticationForm, ProfileForm, RegistrationForm
from .password import TRIES, WINDOW_S

BACKEND = "marketplace.accounts.backends.PhoneOrEmailBackend"


class AccountAuthView(auth_views.LoginView):
    """Signing in; a way to register stands beside it."""

    template_name = "customer/login.html"
    redirect_authenticated_user = True
    authentication_form = EmailAuthenticationForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form takes its request by name, as Oscar's does."""
        return super().get_form_kwargs() | {"request": self.request}


class LogoutView(auth_views.LogoutView):
    """Signing out, by POST alone."""

    next_page = "/"


class AccountRegistrationView(generic.FormView[RegistrationForm]):
    """A new account, signed in at once and sent back to where the person came from."""

    template_name = "customer/register.html"
    form_class = RegistrationForm

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make it, or say what is wrong: also whose e-mail has an account, so nobody asks that of a long list."""
        if not too_often("register", address_of(request), most=TRIES, seconds=WINDOW_S):
            return super().post(request, *args, **kwargs)
        form = self.get_form()
        form.errors.clear()
        form.add_error(None, _("Too many tries. Wait a quarter of an hour."))
        return self.render_to_response(self.get_context_data(form=form), status=429)

    def form_valid(self, form: RegistrationForm) -> HttpResponse:
        """Make it; a race for one phone ends beside the field as well."""
        try:
            user = form.save()
        except ValidationError as fault:
            form.add_error(None, fault)
            return self.form_invalid(form)
        login(self.request, user, backend=BACKEND)
        messages.success(self.request, _("Welcome. Your account is ready."))
        asked = self.request.POST.get("next") or self.request.GET.get("next") or ""
        return redirect(own_page(self.request, asked) or "customer:summary")


class AccountSummaryView(generic.View):
    """The account at a glance: the latest purchases, addresses, oneself."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it."""
        context = {"purchases": purchases_of(request.user)[:5], "addresses": addresses_of(request.user)[:3]}
        return render(request, "customer/summary.html", context)


class OrderHistoryView(generic.View):
    """All purchases of the signed-in person, twenty a page."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show one page."""
        page = Paginator(purchases_of(request.user), 20).get_page(request.GET.get("page"))
        return render(request, "customer/orders.html", {"page_obj": page})


class ProfileUpdateView(generic.FormView[ProfileForm]):
    """Name, phone, e-mail."""

    template_name = "customer/form.html"
    form_class = ProfileForm
    success_url = reverse_lazy("customer:summary")

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form is about this person."""
        return super().get_form_kwargs() | {"user": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the page is called."""
        return super().get_context_data(**kwargs) | {"heading": _("Your details"), "submit": _("Save")}

    def form_valid(self, form: ProfileForm) -> HttpResponse:
        """Save and say so."""
        form.save()
        messages.success(self.request, _("Your details are saved."))
        return super().form_valid(form)


class ChangePasswordView(auth_views.PasswordChangeView):
    """The old password, and a new one twice; other sessions end."""

    template_name = "customer/form.html"
    form_class = PasswordChangeForm
    success_url = reverse_lazy("customer:summary")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the page is called."""
        heading = _("Change your password")
        return super().get_context_data(**kwargs) | {"heading": heading, "submit": heading}

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        """Save and say so."""
        messages.success(self.request, _("Your password is changed."))
        return super().form_valid(form)


class AddressListView(generic.View):
    """The address book."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it."""
        return render(request, "customer/addresses.html", {"addresses": addresses_of(request.user)})


class AddressCreateView(generic.FormView[AddressForm]):
    """A new address."""

    template_name = "customer/address_form.html"
    form_class = AddressForm
    success_url = reverse_lazy("customer:address-list")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Whose book it is, and the address under the pen."""
        return super().get_form_kwargs() | {"user": self.request.user, "address": self.get_address()}

    def get_address(self) -> UserAddress | None:
        """None: a new one."""
        return None

    def form_valid(self, form: AddressForm) -> HttpResponse:
        """Save and say so; an address that the book has already is an error of the form."""
        try:
            form.save()
        except ValidationError as fault:
            form.add_error(None, fault.messages[0])
            return self.form_invalid(form)
        messages.success(self.request, _("The address is saved."))
        return super().form_valid(form)

    def form_invalid(self, form: AddressForm) -> HttpResponse:
        """Show it again; without complaints where the person only asked for the province's communes."""
        if form.only_chooses_province:
            form.errors.clear()
        return super().form_invalid(form)


class AddressUpdateView(AddressCreateView):
    """An address of one's own; another's is 404."""

    def get_address(self) -> UserAddress | None:
        """Fetched and authorised."""
        return address_for(self.request.user, self.kwargs["pk"])


class AddressDeleteView(generic.View):
    """Takes an address out of the book, by POST."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask first."""
        return render(request, "customer/address_delete.html", {"address": address_for(request.user, pk)})

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Delete; purchases keep their own copy."""
        address_for(request.user, pk).delete()
        messages.success(request, _("The address is deleted."))
        return redirect("customer:address-list")
