"""From an answer to what a person sees: Discord layout, plain text, terminal."""
