"""Static files with a hash in each name, except where a third party's CSS names a file that it does not ship."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

from .static_sheets import JoinedSheets


class ShopStaticFilesStorage(JoinedSheets, CompressedManifestStaticFilesStorage):
    """Hashed, compressed static files; an unknown name falls back to itself instead of failing a page."""

    manifest_strict = False
    # our modules import each other: hashed there too (Django's own switch for it trips over the packages' scripts)
    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        ("js/*.js", ((r"""(?P<matched>import\("(?P<url>\./[^"]+)"\))""", 'import("%(url)s")'),)),
    )
