"""What a form asks, as data, and whether data from outside is that at all."""
