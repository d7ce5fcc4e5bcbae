"""A world in a box: stand-ins for the providers and the people; imports nothing of ours."""
