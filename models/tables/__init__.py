"""The operational store's tables, as SQLAlchemy metadata."""
