"""What does an import say of a file that is not as it should be?"""

import pytest

from models.errors import InvalidInputError
from tasks.lead_import import ImportRequest, import_leads
from tasks.lead_mapping import ColumnMapping
from tasks.leads import open_people
from tests.factories_leads import make_row, write_csv

HEADER = b"Email,First Name,Company\n"
GOOD = b"".join(b"p%d@acme.example,Ann,Acme\n" % n for n in range(30))


def test_a_missing_file_is_named(resources, as_of, tmp_path):
    with pytest.raises(InvalidInputError, match=r"gone\.csv: there is no such file"):
        import_leads(resources, ImportRequest(tmp_path / "gone.csv", "crm", as_of))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (b"\n\n", "hold no headings"),
        (b"PK\x03\x04rest", "an Excel or zip file"),
        (b"PAR1garbage", "not a Parquet file"),
        (b"Name,City\nAnn,Oslo\n", "no column holds the e-mail address"),
        (HEADER, "csv:1: there are headings and no rows"),
        (b"\xff\xfeE\x00m", "the headings hold the byte 0x6d, which is not UTF-16"),
        (HEADER.replace(b"Na", b"N\xe4") + GOOD, "csv:1: the headings hold the byte 0xe4"),
        (b"E\0mail,Company\n" + GOOD, "the headings hold a NUL byte"),
        (b'"Email,Company\n' + GOOD, "csv:1: a quotation mark in the headings"),
        (b"Email,Company," + b"x" * 200_000 + b"\n" + GOOD, "heading 3 has 200,000 characters"),
        (b"\xd0\xcf\x11\xe0rest", "an old Excel file"),
    ],
)
def test_a_file_that_is_no_table_of_contacts_is_refused_in_one_line(import_bytes, content, message):
    with pytest.raises(InvalidInputError, match=message):
        import_bytes(content)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (b"a\0b@acme.example,Ann,Acme\n", "nul_byte"),
        (b"bo@acme.example,Zo\xeb,Acme\n", "undecodable"),
        (b"bo@acme.example,Ann,Acme,more\n", "field_count"),
        (b"bo@acme.example\n", "field_count"),
        (b"bo@acme.example,Ann," + b"x" * 1_000_000 + b"\n", "cell_too_long"),
        (b"bo@acme.example," + b"x" * 501 + b",Acme\n", "text_too_long(first_name)"),
        (b",Ann,Acme\n", "missing(email)"),
        (b"bo@gmail.com,Ann,\n", "missing(company)"),
        (b"bo@localhost,Ann,Acme\n", "invalid_email(email)"),
        (b"bo@acme.test,Ann,Acme\n", "invalid_email(email)"),
        (b"bo..x@acme.example,Ann,Acme\n", "invalid_email(email)"),
        (b"no-reply@acme.example,Ann,Acme\n", "invalid_email(email)"),
        (b"b1@acme.example; b2@acme.example,Ann,Acme\n", "invalid_email(email)"),
    ],
)
def test_a_bad_row_is_kept_aside_and_the_others_go_in(import_bytes, row, reason):
    extra = HEADER + "zoë@acme.example,Zoë,Acme\n".encode() + GOOD + row

    report = import_bytes(extra)

    assert report.reasons == {reason: 1}
    assert report.created_count == 31


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_names_survive_the_usual_encodings(import_bytes, query, resources, encoding):
    from tasks.keyring import open_sealed

    import_bytes("Email,First Name,Company\nzoe@acme.example,Zoë,Acme\n".encode(encoding))

    [(person, wrapped, cipher)] = query(
        "select lead_id, wrapped_key, first_name_cipher from lead"
        " join keys.person_key using (lead_id)"
    )
    key = resources.keyring.unwrap(wrapped, person)
    assert open_sealed(key, cipher, person, "first_name").decode() == "Zoë"


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_the_delimiter_is_found_by_itself(resources, as_of, tmp_path, delimiter):
    path = write_csv(tmp_path / "x.csv", [make_row(1), make_row(2)], delimiter=delimiter)

    report, _ = import_leads(resources, ImportRequest(path, "crm", as_of))

    assert report.created_count == 2


def test_unknown_columns_are_named_and_refused_when_asked(run_import):
    rows = [make_row(1) | {"Shoe size": "38"}]

    assert run_import(rows).ignored_columns == ("Shoe size",)
    with pytest.raises(InvalidInputError, match="'Shoe size'"):
        run_import(rows, is_strict=True)


def test_a_mapping_outranks_the_headings(run_import, query):
    row = make_row(1) | {"Function at work": "Dean"}

    run_import([row], mapping=ColumnMapping({"Function at work": "role", "Tone": ""}))

    assert query("select role from lead") == [("Dean",)]
    assert query("select count(*) from lead_fact where field = 'tone'") == [(0,)]


def test_a_mapping_to_what_is_no_field_is_refused(run_import):
    with pytest.raises(InvalidInputError, match="'shoe', which is no field"):
        run_import([make_row(1)], mapping=ColumnMapping({"Tone": "shoe"}))


def test_parquet_goes_in_like_csv(resources, as_of, tmp_path, query):
    import polars as pl

    path = tmp_path / "contacts.parquet"
    frame = pl.DataFrame([make_row(n) for n in range(1, 31)])
    frame.with_columns(pl.col("Number of Employees").cast(pl.Int64)).write_parquet(path)

    report, _ = import_leads(resources, ImportRequest(path, "crm", as_of))

    assert (report.created_count, report.rejected_count) == (30, 0)
    assert query("select employee_count from account") == [(120,)]


def test_addresses_that_reach_nobody_are_refused_in_a_live_world(store, as_of, tmp_path):
    from dataclasses import replace

    from tasks.lead_import import ImportRefusedError
    from tests.factories_leads import make_resources

    live = replace(make_resources(store, as_of, tmp_path), world="live")
    path = write_csv(tmp_path / "x.csv", [make_row(1), make_row(2)])

    with pytest.raises(ImportRefusedError, match=r"2 x invalid_email\(email\), such as line 2"):
        import_leads(live, ImportRequest(path, "crm", as_of))


def _write_tagged(path, rows: int = 30):
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = {
        "Email": [f"p{number}@acme.example" for number in range(rows)],
        "Tags": [["a", "b"]] * rows,
        "Company": ["Acme"] * rows,
        "Address": [{"city": "Oslo"}] * rows,
    }
    pq.write_table(pa.table(columns), path)
    return path


def test_parquet_columns_of_lists_and_structs_are_left_out_and_named(resources, as_of, tmp_path):
    path = _write_tagged(tmp_path / "tagged.parquet")

    report, _ = import_leads(resources, ImportRequest(path, "crm", as_of))

    assert report.created_count == 30
    assert report.notices == (
        "left out: 'Tags', which holds a list or a struct",
        "left out: 'Address', which holds a list or a struct",
    )


def test_a_parquet_column_of_lists_that_is_to_hold_a_field_is_refused(resources, as_of, tmp_path):
    path = _write_tagged(tmp_path / "tagged.parquet")
    request = ImportRequest(path, "crm", as_of, mapping=ColumnMapping({"Tags": "industry"}))

    with pytest.raises(InvalidInputError, match="'Tags' is to hold industry, and holds a list"):
        import_leads(resources, request)


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("\u202aA\u200bnn\u202c", "Ann"),
        ("\u3000Ann\u00a0", "Ann"),
        ("#REF!", None),
        ("undefined", None),
        ("None", "None"),
        ("👩\u200d🚀", "👩\u200d🚀"),
    ],
)
def test_a_name_is_stored_without_what_nobody_sees_or_meant(
    import_bytes, store, resources, query, cell, name
):
    import_bytes(HEADER + f"ann@acme.example,{cell},Acme\n".encode())

    [(lead,)] = query("select lead_id from lead")
    with store.transaction() as session:
        assert open_people(session, resources.keyring, [lead])[lead].get("first_name") == name


def test_an_error_of_a_spreadsheet_opens_no_gate(run_import):
    report = run_import([make_row(n) for n in range(9)] + [make_row(9, Lead_Status="#REF!")])

    assert report.reasons == {"unknown_value(engagement_status)": 1}


def test_a_second_address_is_read_where_the_first_is_empty(run_import):
    rows = [make_row(1, Email="") | {"Email 1": "eve@acme.example"}, make_row(2) | {"Email 1": "x"}]

    assert run_import(rows).created_count == 2


def test_one_address_in_two_spellings_of_its_domain_is_one_person(run_import):
    rows = [make_row(n, Company_Domain_Name="www.müller.example") for n in range(1, 9)]
    rows[0]["Email"], rows[1]["Email"] = "ann@müller.example", "Ann@xn--mller-kva.example"

    report = run_import(rows)

    assert (report.reasons, report.company_count) == ({"duplicate(email)": 1}, 1)


def test_whole_names_are_taken_apart_and_what_is_left_is_said(
    import_bytes, store, resources, query
):
    rows = "Ada Okonkwo,a@acme.example,Acme\nSales Team,b@acme.example,Acme\n"

    report = import_bytes(b"Name,Email,Company\n" + rows.encode())

    leads = [row[0] for row in query("select lead_id from lead")]
    with store.transaction() as session:
        people = open_people(session, resources.keyring, leads).values()
    names = {each["email"]: (each.get("first_name"), each.get("last_name")) for each in people}
    assert names == {"a@acme.example": ("Ada", "Okonkwo"), "b@acme.example": (None, None)}
    [said] = report.notices
    assert said == "names without first and last name that could not be taken apart: 1"
