"""Who does it? The hands: the only code that touches the world."""
