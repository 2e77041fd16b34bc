"""What people want to do, one intention a file; every call names who is asking."""
