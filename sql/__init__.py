"""The statements, as text."""
