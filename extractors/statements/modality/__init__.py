"""How real a fact is: done, planned, possible or denied."""
