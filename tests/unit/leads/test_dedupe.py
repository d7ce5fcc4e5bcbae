"""Is the same company known again, and the right field found?"""

import pytest

from models.rules.dedupe import company_domain, company_key, fold_company
from models.rules.lead_columns import map_columns


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme Ltd", "ACME Limited"),
        ("Bolt & Co. Inc.", "bolt and company"),
        ("Société Générale S.A.", "Societe Generale"),
        ("A. O. Smith", "AO Smith Corporation".replace("AO", "A O")),
    ],
)
def test_names_of_one_company_fold_alike(one, other):
    assert fold_company(one).removesuffix(" and") == fold_company(other).removesuffix(" and")


def test_a_name_of_nothing_but_legal_forms_is_kept():
    assert fold_company("The Group") == "the group"


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("https://www.Acme.example/about", "acme.example"),
        ("acme.co.uk.", "acme.co.uk"),
        ("acme", None),
        ("http://[::1", None),
        ("a b.example", None),
    ],
)
def test_a_website_gives_its_host(text, host):
    assert company_domain(text) == host


def test_a_free_mail_domain_names_no_company():
    assert company_key(None, None, "gmail.com") is None
    assert company_key("Acme", None, "gmail.com").account_key == "acme"
    assert company_key("Acme", None, "acme.example").account_key == "acme.example"
    assert company_key("Acme", "acme.org", "acme.example").account_key == "acme.org"


def test_headings_are_known_in_their_usual_spellings():
    columns = map_columns(["E-mail", "FIRST NAME", "Company name", "Job Title", "Shoe size"])

    assert columns.positions == {"email": 0, "first_name": 1, "company": 2, "role": 3}
    assert columns.ignored == ("Shoe size",)
    assert columns.faults == ()


def test_the_first_of_two_columns_for_a_field_holds_and_its_own_name_outranks():
    columns = map_columns(["Mail", "email", "Company"])

    assert columns.positions["email"] == 1
    assert (columns.ignored, columns.spares) == ((), {"email": (0,)})


def test_missing_required_columns_are_named():
    assert map_columns(["City"]).faults == (
        "no column holds the e-mail address",
        "no column holds the company's name or domain",
        "the headings are 'City'",
    )


def test_of_two_columns_for_one_field_it_is_said_which_is_read():
    columns = map_columns(["Mail", "email", "Company"])

    [said] = columns.notices
    assert said == (
        "two columns hold email: column 2 ('email') is read, column 1 ('Mail') only where that is "
        "empty"
    )


def test_a_mapping_is_faulted_by_its_headings():
    wrong = map_columns(["Email", "Company"], {"Shoe": "role", "Company": "firm"}).mapping_faults

    assert set(wrong) == {"Shoe", "Company"}
    assert "which the file does not have" in wrong["Shoe"]
    assert "'firm', which is no field" in wrong["Company"]


def test_headings_are_compared_without_case_accents_and_width():
    columns = map_columns(["ＥＭＡＩＬ", "PRÉNOM", "company_NAME"])

    assert columns.positions == {"email": 0, "first_name": 1, "company": 2}


def test_a_mapping_tells_headings_of_any_script_apart():
    headings = ["电子邮件", "公司", "備考"]

    columns = map_columns(headings, {"电子邮件": "email", "公司": "company", "備考": ""})

    assert columns.positions == {"email": 0, "company": 1}
    assert columns.ignored == ("備考",)


def test_a_mapping_tells_headings_apart_that_are_compared_as_the_same():
    mapping = {"E-mail": "", "Email": "email", "Company": "company"}

    assert map_columns(["E-mail", "Email", "Company"], mapping).positions["email"] == 1
