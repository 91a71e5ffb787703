"""The query log: one safe row a question. It knows neither Discord nor the knowledge base."""
