"""Planted errors: clean issues, and a program that puts one error of a named kind into one place of them."""
