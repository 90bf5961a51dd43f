"""Files that no address of the site leads to: a view hands each out, to whom it concerns."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import FileSystemStorage


class PrivateFiles(FileSystemStorage):
    """A folder beside the one for pictures of the shop, which web servers hand out to everybody."""

    def __init__(self, **options: Any) -> None:
        super().__init__(file_permissions_mode=0o600, directory_permissions_mode=0o700, **options)

    @property
    def base_location(self) -> str:
        """Read anew each time: fields take their storage before settings are complete."""
        media = Path(settings.MEDIA_ROOT)
        return str(media.with_name(f"{media.name}-private"))

    @property
    def location(self) -> str:
        """The same, absolute."""
        return os.path.abspath(self.base_location)

    def url(self, name: str | None) -> str:
        """There is none."""
        raise ValueError("this file has no address: hand it out by a view")
