"""What people did: the one road by which anything synced is written."""
