"""Claims brought up to date: only what came, went or changed is compared again."""
