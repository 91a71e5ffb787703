"""The tests mirror the package; tests/knowledge holds the content's own tests."""
