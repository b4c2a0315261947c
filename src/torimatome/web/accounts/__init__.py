"""People of a team: passwords, sessions, tokens, and the door that asks for them."""
