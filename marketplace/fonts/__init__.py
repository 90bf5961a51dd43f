"""Be Vietnam Pro (SIL Open Font License, see OFL.txt) for what is drawn here: labels, pictures of shared links."""

from pathlib import Path
from typing import Final

REGULAR: Final = Path(__file__).parent / "BeVietnamPro-Regular.ttf"
SEMIBOLD: Final = Path(__file__).parent / "BeVietnamPro-SemiBold.ttf"
