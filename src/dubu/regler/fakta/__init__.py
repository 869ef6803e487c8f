"""The fact types, by subject. Read them through `dubu.regler.haendelser`."""
