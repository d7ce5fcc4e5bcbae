"""Whose server is it that does not answer, and what brings it back?"""

import re

_OVER_TCP = re.compile(r"server at \"(?!/)|resolve host|translate host name")
"""What libpq and psycopg say of a server that has an address: ours is reached by a file alone."""


def name_start(said: str) -> str:
    """Return what brings the server back that psycopg says this of."""
    if _OVER_TCP.search(said):
        return "start the server that DATABASE_URL names, or mend DATABASE_URL"
    return "run `parley db start`, or look at DATABASE_URL"
