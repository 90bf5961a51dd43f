"""Differs from Oscar: a phone or an e-mail signs in; one field holds the whole name; addresses are Vietnamese."""

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.models import User
from marketplace.accounts.phones import PhoneField
from marketplace.accounts.services import change_profile, register


class EmailAuthenticationForm(AuthenticationForm):
    """Phone or e-mail, and the password. (The class keeps Oscar's name, by which its dashboard finds it.)"""

    username = forms.CharField(
        label=_("Phone or e-mail"), max_length=254, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )
    error_messages = {
        "invalid_login": _("The phone or e-mail and the password do not match. Check both and try again."),
        "inactive": _("This account is closed."),
    }

    def __init__(self, host: str | None = None, request: HttpRequest | None = None, **kwargs: Any) -> None:
        super().__init__(request, **kwargs)


class PersonForm(forms.Form):
    """Name, phone, e-mail; at least one of the two addresses."""

    full_name = forms.CharField(
        label=_("Full name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    phone = PhoneField(
        label=_("Phone"), required=False, help_text=_("For example 0912 345 678. A phone or an e-mail is enough.")
    )
    email = forms.EmailField(
        label=_("E-mail"), required=False, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    user: User | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["phone"].one_of_several = fields["email"].one_of_several = True

    def clean_phone(self) -> str:
        """Not another person's."""
        phone: str = self.cleaned_data["phone"]
        if phone and User.objects.filter(phone=phone).exclude(pk=self.user and self.user.pk).exists():
            raise ValidationError(_("Somebody has an account with this phone already; sign in instead."))
        return phone

    def clean_email(self) -> str:
        """Not another person's."""
        email: str = self.cleaned_data["email"].lower()
        if email and User.objects.filter(email=email).exclude(pk=self.user and self.user.pk).exists():
            raise ValidationError(_("Somebody has an account with this e-mail already; sign in instead."))
        return email

    def clean(self) -> dict[str, Any]:
        """A way to reach the person."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not cleaned.get("phone") and not cleaned.get("email"):
            self.add_error("phone", _("Give a phone or an e-mail: one of them is needed to sign in."))
        return cleaned


class RegistrationForm(PersonForm):
    """A new buyer."""

    password = forms.CharField(
        label=_("Password"), strip=False, help_text=_("At least 9 characters, not only digits."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=True),
    )  # fmt: skip

    def clean_password(self) -> str:
        """Strong enough, by Django's validators."""
        password: str = self.cleaned_data["password"]
        password_validation.validate_password(password)
        return password

    def save(self) -> User:
        """Make the account."""
        return register(
            full_name=self.cleaned_data["full_name"], phone=self.cleaned_data["phone"],
            email=self.cleaned_data["email"], password=self.cleaned_data["password"],
        )  # fmt: skip


class ProfileForm(PersonForm):
    """The signed-in person's own name and addresses."""

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        self.user = user
        held = {"full_name": user.get_full_name(), "phone": user.phone, "email": user.email}
        # a view gives an empty `initial` of its own
        super().__init__(*args, **kwargs | {"initial": held | (kwargs.get("initial") or {})})

    def save(self) -> User:
        """Change the account."""
        assert self.user is not None
        fields = ("full_name", "phone", "email")
        return change_profile(user=self.user, **{name: self.cleaned_data[name] for name in fields})
