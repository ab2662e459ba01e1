"""The same story printed twice: articles whose texts go back to one written text."""
