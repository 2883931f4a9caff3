"""What in a file is not meant for its reader: active content, injections, stuffing."""
