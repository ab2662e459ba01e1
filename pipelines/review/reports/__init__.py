"""Changes for the terminal, as Markdown, as a page and as JSON Lines; nothing is compared here."""
