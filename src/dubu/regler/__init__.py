"""The pure rules: facts, calendar, catalogue, deadline engine, gates, CPR numbers, Danish text."""
