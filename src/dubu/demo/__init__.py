"""Synthetic Denmark: seeded persons, families and deliveries that belong to nobody."""
