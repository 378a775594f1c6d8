"""Search without a server: the page to search on, and the index that its script loads."""
