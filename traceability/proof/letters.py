"""The letter of a day's root, to whoever asked for it; one a day, once."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.outbox.letters import BUYER, frame, letter, quoted, said
from marketplace.outbox.models import Message
from marketplace.outbox.services import post

from ..models import DailyRoot, RootReader

AT_ONCE = 500


@transaction.atomic
def ask_for_letters(*, user: User, language: str) -> RootReader:
    """One letter a day from the next root on. Again changes only the language."""
    reader, _new = RootReader.objects.update_or_create(user=user, defaults={"language": language})
    return reader


@transaction.atomic
def end_letters(*, token: str) -> bool:
    """No more letters to whoever has this link; whether there were any."""
    gone, _kinds = RootReader.objects.filter(token=token).delete()
    return bool(gone)


def post_root(root: DailyRoot) -> None:
    """Write a root's letters into the outbox; call it in the transaction that makes the root."""
    readers = RootReader.objects.select_related("user").exclude(user__email=None).exclude(user__email="")
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            rows = readers.filter(language=language, user__is_active=True).iterator(chunk_size=AT_ONCE)
            post(_letter(root, reader) for reader in rows)


def _letter(root: DailyRoot, reader: RootReader) -> Message:
    day = date_format(root.day, "j/n/Y")
    end = settings.SITE_URL + reverse("traceability:roots-end", kwargs={"token": reader.token})
    says = [
        said(_("One number over everything that was recorded until then, in %(size)s chains:"), size=root.size),
        quoted(root.root),
        said(_("Keep this letter. Whoever rewrites what was recorded before it cannot rewrite your copy.")),
        said(_("You asked for this letter. To get no more of them: %(url)s"), url=end),
    ]
    page = {"url": settings.SITE_URL + reverse("traceability:roots"), "label": _("All daily roots")}
    context = frame(BUYER) | {"says": says, "action": page}
    subject = _("Daily root of %(day)s") % {"day": day}
    return letter(f"root-{root.day}-{reader.pk}", str(reader.user.email), subject, "note", context)
