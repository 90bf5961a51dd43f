"""What the world sees of a page before it opens it: its one address, its other language, its picture, its facts."""

from .addresses import other_path
from .page import PageLinks, page_links

__all__ = ["PageLinks", "other_path", "page_links"]
