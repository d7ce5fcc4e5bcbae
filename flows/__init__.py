"""In which order? Recipes of steps; no SQL, SDK or arithmetic."""
