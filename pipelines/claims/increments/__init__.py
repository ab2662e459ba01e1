"""What a drop changes in the claims of the run before, without comparing all statements again."""
