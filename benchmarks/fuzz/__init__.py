"""Reading of broken notices: mutated files must be read or refused, in bounded time."""
