"""Recalls as orders and buyers know them: who has some of it, what they are told, what stays in hand."""
