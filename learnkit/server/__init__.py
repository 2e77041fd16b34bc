"""HTTP around the school: what devices ask, and a page that tells IT how it goes."""
