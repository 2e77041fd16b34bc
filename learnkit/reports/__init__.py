"""The leader's figures and the papers made of them: counted once, hidden once, printed in four formats."""
