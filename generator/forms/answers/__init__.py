"""What people type into a form: read to canonical answers, and shown again."""
