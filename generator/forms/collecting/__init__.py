"""Returned forms to checked records: which form it is, what it says, what is wrong with it."""
