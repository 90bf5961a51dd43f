"""Django's PostgreSQL with one difference, in `base`."""
