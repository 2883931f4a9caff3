"""The HTTP side: the Flask application, its routes and its schemas."""
