"""Decisions: each rule takes facts and as_of, and returns a verdict with its reason."""
