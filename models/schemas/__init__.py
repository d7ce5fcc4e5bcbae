"""Shapes at the borders: what files, providers and people may hand in."""
