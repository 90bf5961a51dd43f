"""The scan page's style stands in the page itself, so that one answer paints it; the CSP allows it by its hash."""

import base64
import hashlib
from pathlib import Path

from django.conf import settings

STYLE = (Path(settings.BASE_DIR) / "templates" / "traceability" / "lot.css").read_text(encoding="utf-8").strip()
STYLE_HASH = f"'sha256-{base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()}'"
