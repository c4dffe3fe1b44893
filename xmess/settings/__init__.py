"""One short file for each mode over a safe base: embedded (one machine), dev, prod, test."""
