// Keeps the one connection for all pages.
