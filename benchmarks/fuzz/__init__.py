"""Broken notices: mutated files must be read or refused, in bounded time; rephrased ones drafted, checked and built."""
