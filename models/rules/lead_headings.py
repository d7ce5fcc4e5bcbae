"""Which field does a heading name?

Compared without case, spaces, punctuation and accents; of two headings for one field the better
one has the lower rank: the field's own name, then its aliases in their order, then those that say
whose it is ("Person - Email - Work").
"""

import re
import unicodedata

from models.schemas.lead import FIELDS

FULL_NAME = "full_name"
"""What a column may hold beside the fields: a whole name, for rows without its parts."""
COLUMN_FIELDS = (*FIELDS, FULL_NAME)
NAME_WORDS = ("name", "nom", "nome", "nombre")
"""Headings of a whole name, or of the part of it that no other column holds."""

ALIASES: dict[str, str] = {
    "source_key": "id, record id, recordid, contact id, lead id, external id, crm id, vid, "
    "person id, apollo contact id, zoominfo contact id",
    "first_name": "firstname, first, given name, forename, vorname, prenom, nombre de pila, "
    "primeiro nome",
    "last_name": "lastname, last, surname, family name, nachname, familienname, nom de famille, "
    "apellido, apellidos, sobrenome, apelido, cognome",
    "full_name": "fullname, complete name, display name, name vollstandig, vollstandiger name, "
    "ansprechpartner, kontaktperson, nom complet, nombre completo, nome completo",
    "email": "e mail, email address, e mail address, mail, work email, business email, "
    "primary email, contact email, e mail adresse, adresse e mail, mailadresse, courriel, "
    "adresse mail, correo electronico, correo, direccion de correo, endereco de email, "
    "indirizzo email, indirizzo e mail, posta elettronica",
    "phone": "phone number, telephone, tel, work phone, direct phone, direct phone number, "
    "business phone, mobile, mobile phone, mobile phone number, telefon, telefonnummer, "
    "telefon geschaftlich, rufnummer, mobiltelefon, handy, telefono, telefone, numero de telephone",
    "linkedin_url": "linkedin, linkedin profile, linkedin profile url, person linkedin url, "
    "linkedin bio, linkedin contact profile url",
    "company": "company name, account, account name, organisation, organization, employer, "
    "associated company, company account, organization name, organisation name, "
    "organization 1 name, business name, firma, firmenname, unternehmen, societe, entreprise, "
    "empresa, azienda, nome azienda, societa",
    "company_domain": "company domain name, domain, website, website url, company website, "
    "web site, web page, webseite, site web, sitio web, sito web",
    "role": "job title, position, job role, title, function, organization title, "
    "organization 1 title, funktion, berufsbezeichnung, fonction, poste, cargo, puesto, ruolo",
    "industry": "company industry, sector, branch, branche, secteur, industria, setor, settore",
    "employee_count": "number of employees, employees, company size, headcount, no of employees, "
    "mitarbeiter, mitarbeiterzahl, anzahl mitarbeiter, effectif, empleados, numero de empleados, "
    "dipendenti",
    "country": "country region, country or region, nation, country code, land, pays, pais, paese",
    "state": "state region, state province, province, region, state or province, bundesland",
    "city": "town, locality, location city, stadt, ort, ville, ciudad, cidade, citta",
    "timezone": "time zone, tz, iana timezone, lead timezone, zeitzone, fuseau horaire, "
    "zona horaria, fuso horario, fuso orario",
    "language": "preferred language, locale, sprache, langue, idioma, lingua",
    "owner": "contact owner, lead owner, owner name, assigned to",
    "stage": "lifecycle stage, lead stage, pipeline stage",
    "email_confidence": "email confidence level, email status, email quality",
    "engagement_status": "lead status, contact status, status, engagement",
    "company_description": "description, about company, company about, about us",
    "top_services": "services, top service, key services, main services",
    "tone": "tone of voice, brand tone, company tone",
    "behavioural_insights": "behavioral insights, insights, behaviour, behavior",
    "preferences": "preference, contact preferences",
    "past_email_count": "emails sent, number of emails sent, marketing emails delivered, "
    "past emails",
    "last_contacted_at": "last contacted, last contact date, last activity date, last emailed, "
    "letzter kontakt, dernier contact, ultimo contacto, ultimo contato, ultimo contatto",
    "last_replied_at": "last replied, last reply date, recent sales email replied date",
}
"""Headings by field, the better first, beside the field's own name.

Columns of opt-outs are known by their stems (`models/rules/opt_outs.py`).
"""

_WHOSE = re.compile(
    r"^(?:person|contact|lead|primary|main|current|mailing|business|work|professional|address1)"
)
_WHICH = re.compile(r"(?:work|business|primary|main|1value|1)$")
_OF_A_PERSON = (
    "first_name", "last_name", FULL_NAME, "email", "phone", "linkedin_url", "company", "role",
    "industry", "employee_count", "country", "state", "city", "timezone", "language", "owner",
)  # fmt: skip
"""Fields that a heading may name with a word before or after it for whose or which it is."""
_QUALIFIED = 100


def squeeze(heading: str) -> str:
    """Return a heading as it is compared: letters and digits, without case and accents."""
    plain = unicodedata.normalize("NFKD", heading.casefold())
    return re.sub(r"[\W_]+", "", plain)


_KNOWN: dict[str, tuple[str, int]] = {
    squeeze(alias): (field, rank)
    for field in COLUMN_FIELDS
    for rank, alias in enumerate((field, *ALIASES.get(field, field).split(",")))
}


def field_of_heading(squeezed: str) -> tuple[str, int] | None:
    """Return the field that a heading, as it is compared, names, and its rank; else None."""
    if squeezed in _KNOWN:
        return _KNOWN[squeezed]
    if squeezed in NAME_WORDS:
        return None
    for bare in (
        _WHOSE.sub("", squeezed),
        _WHICH.sub("", squeezed),
        _WHICH.sub("", _WHOSE.sub("", squeezed)),
    ):
        field, rank = (FULL_NAME, 0) if bare == "name" else _KNOWN.get(bare, ("", 0))
        if field in _OF_A_PERSON:
            return field, _QUALIFIED + rank
    return None
