"""The tables that forms are prefilled from, read as a person sees them."""
