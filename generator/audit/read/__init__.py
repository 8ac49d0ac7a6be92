"""What an edition says, read back: its files, its ledger, its model, as plain values."""
