"""What a value must read as, derived again from policy.json and the notice."""
