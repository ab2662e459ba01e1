"""The temporal expressions as TimeML marks them."""
