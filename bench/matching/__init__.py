"""The matcher beside others, on public questions that nobody here wrote."""
