"""Typists over HTTP against a real server, for measurements under load."""
