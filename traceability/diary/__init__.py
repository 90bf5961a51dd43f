"""The diary of growing areas: what was done in the field, before there was a lot."""
