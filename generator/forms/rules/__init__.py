"""The rules that answers are held to, and what follows from them: computed fields and what an award gives."""
