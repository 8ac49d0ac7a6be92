"""Prefilled Word forms from a roster: a form is compiled once, then its slots are filled."""
