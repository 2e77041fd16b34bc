"""What the tour is made of: hands that press, eyes that look, a watch, and the walks."""
