"""Optical character recognition: the embedded engine and the vendor's."""
