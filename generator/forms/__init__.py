"""Forms on their way out and back: what a form asks, answers read and checked, forms filled in bulk and collected."""
