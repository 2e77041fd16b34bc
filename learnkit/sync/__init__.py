"""How work travels between a store and the school: what is sent, who may hold it, and in which order it counts."""
