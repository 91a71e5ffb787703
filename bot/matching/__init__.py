"""From a question to the entry that it asks for."""
