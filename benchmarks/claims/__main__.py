"""``python -m benchmarks.claims``: see `benchmarks.claims.measuring`."""

from benchmarks.claims.measuring import main

if __name__ == "__main__":
    main()
