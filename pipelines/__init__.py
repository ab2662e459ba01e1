"""Raw news files in, published snapshots of tables out."""
