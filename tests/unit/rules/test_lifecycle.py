"""Are the legal states and arrows one table that raises on anything else?"""

from itertools import product

import pytest

from models.errors import IllegalMoveError
from models.rules.lifecycle import (
    CAMPAIGN_MOVES,
    ENROLMENT_MOVES,
    MESSAGE_MOVES,
    CampaignState,
    EnrolmentState,
    MessageState,
    check_move,
)

TABLES = [
    (MESSAGE_MOVES, MessageState),
    (ENROLMENT_MOVES, EnrolmentState),
    (CAMPAIGN_MOVES, CampaignState),
]


@pytest.mark.parametrize(("moves", "states"), TABLES)
def test_every_arrow_joins_known_states_and_every_other_raises(moves, states):
    assert all(before in set(states) and after in set(states) for before, after in moves)
    for before, after in product(states, states):
        if (before, after) in moves:
            check_move(moves, "it", before, after)
        else:
            with pytest.raises(IllegalMoveError, match=f"from {before} to {after}"):
                check_move(moves, "it", before, after)


def test_an_accepted_message_goes_nowhere():
    assert not [after for before, after in MESSAGE_MOVES if before == MessageState.ACCEPTED]


def test_a_message_in_doubt_is_never_claimed_again_without_being_planned():
    ways = {after for before, after in MESSAGE_MOVES if before == MessageState.UNCERTAIN}

    assert ways == {MessageState.ACCEPTED, MessageState.PLANNED, MessageState.DROPPED}


def test_a_closed_campaign_stays_closed():
    assert not [after for before, after in CAMPAIGN_MOVES if before == CampaignState.CLOSED]
