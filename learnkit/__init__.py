"""The school program without screens: people, texts, writings, the journal of what was done."""
