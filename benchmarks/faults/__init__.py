"""The seeded-fault bench: mutants of the real policy, one fault each, run through the real command line."""
