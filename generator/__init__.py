"""policydocs: documents people can act on, from official policy notices."""

__version__ = "0.1.0"
