"""What is said twice: articles, statements, and claims that cannot both hold."""
