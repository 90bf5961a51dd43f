"""The shop's settings with the addresses at which it fails on purpose: for walking every page, never for selling."""

from marketplace.settings import *  # noqa: F403  all of them

ROOT_URLCONF = "marketplace.devtools.pages.faults"
