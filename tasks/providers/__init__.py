"""One adapter a file; each turns an SDK's failures into the five adapter errors."""
