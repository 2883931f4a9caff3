"""Work on strangers' text takes time in proportion to its length, whatever the text holds."""
