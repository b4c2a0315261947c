"""The documentation's own small tools."""
