"""Static files with a hash in each name, except where a third party's CSS names a file that it does not ship."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

from .static_sheets import JoinedSheets


class ShopStaticFilesStorage(JoinedSheets, CompressedManifestStaticFilesStorage):
    """Hashed, compressed static files; an unknown name falls back to itself instead of failing a page."""

    manifest_strict = False
