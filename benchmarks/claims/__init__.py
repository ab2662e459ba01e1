"""What the claims stage finds and costs on made-up news (`benchmarks.claims.measuring`)."""
