"""Cash on delivery as carriers pass it on: their files, what fits, and what a person decides."""
