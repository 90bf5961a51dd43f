"""What the Makefile calls: making the environment, starting the shop, running every check.

`bootstrap` and `system` run before anything is installed and use the standard library alone.
"""
