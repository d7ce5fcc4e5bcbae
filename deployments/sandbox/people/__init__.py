"""Who reads the mail: seeded personas and what they do, when, in which words."""
