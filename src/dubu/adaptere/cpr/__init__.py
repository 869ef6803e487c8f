"""CPR: the registers' own formats, translated to and from the words of `dubu.porte.cpr`.

`p12170` reads the change extract U12170-P, `skriver` writes it (demo data and tests). Nothing is stored here.
"""
