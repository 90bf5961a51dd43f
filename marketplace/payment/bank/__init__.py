"""The bank's word: notices and statements, whose money each transfer is, and what a person decides about the rest."""
