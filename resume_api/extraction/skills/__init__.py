"""The skills that a text names, and which sense of an ambiguous name holds."""
