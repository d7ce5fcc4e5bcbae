"""Does each reason say why, what to do, and what it means for the sequence?"""

from models.rules.policy import make_policy
from models.rules.reasons import EXPLANATIONS, After, Reason
from models.schemas.campaign import CampaignDefinition
from models.settings import CapSettings
from tasks.reason_reference import PAGE, reference_page
from tests.factories_ledger import DEFINITION


def test_every_reason_has_a_sentence_and_a_remedy():
    assert set(EXPLANATIONS) == set(Reason)
    for explanation in EXPLANATIONS.values():
        assert explanation.sentence.endswith(".")
        assert explanation.remedy


def test_only_facts_about_the_person_or_the_campaign_end_a_sequence():
    ending = {each for each, told in EXPLANATIONS.items() if told.after is After.ENDS_ENROLMENT}

    assert ending == {
        Reason.CAMPAIGN_CLOSED,
        Reason.ENROLMENT_STOPPED,
        Reason.ERASED,
        Reason.SUPPRESSED,
        Reason.EMAIL_CONFIDENCE,
        Reason.REPLIED,
    }


def test_reference_page_says_what_the_code_says():
    assert PAGE.read_text(encoding="utf-8") == reference_page()


def test_a_policys_hash_follows_what_it_says():
    definition = CampaignDefinition.model_validate(DEFINITION)
    one, same = (make_policy(definition, CapSettings()) for _ in range(2))
    other = make_policy(definition, CapSettings(cooling_days=31))

    assert one.policy_hash == same.policy_hash
    assert one.policy_hash != other.policy_hash
