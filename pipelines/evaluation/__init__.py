"""The extractors against annotated gold."""
