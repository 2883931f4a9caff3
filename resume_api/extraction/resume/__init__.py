"""From a read document to what a resume says."""
