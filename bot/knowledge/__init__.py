"""The knowledge base: its format, its loading and its checks."""
