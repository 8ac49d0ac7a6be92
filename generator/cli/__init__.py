"""The command line. What it imports stays: the collector of cycles has nothing to find in that."""

from generator.collector import collect_rarely

collect_rarely()
