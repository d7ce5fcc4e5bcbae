"""Postgres and DuckDB: named statements and the code that runs them."""
