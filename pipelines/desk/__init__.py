"""The reviewer's desk: a local page on which changes, conflicts, pairs and samples are ruled on."""
