"""The stores: typed tables, encrypted SQLite, keys and migrations."""
