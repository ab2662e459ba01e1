"""How mentions of each kind are read from gold and compared with what was extracted."""
