"""The Elections Act (Kieswet) as pure functions on frozen dataclasses.

Here: rule sets, seats, groups, candidates, the Senate, vacancies, lots; everything that decides who gets
what.  Not here: files, clocks, Django, floats, or any import from another room of the house.
"""
