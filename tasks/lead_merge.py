"""How do sealed rows get into the tables?

By COPY into a temporary table, then by set-based statements in the house's lock order; people are
locked for these statements alone.
"""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime

import polars as pl

from models.keys import NORMALISER_VERSION
from models.schemas.lead import ENGAGEMENT_RANK
from tasks.bans import Address, BanCause, find_banned_leads, write_bans
from tasks.lead_batch import Batch, Progress
from tasks.lead_opt_outs import BAN_REASON, OPT_OUT
from tasks.lead_sealing import Sealer, read_known
from tasks.store.postgres import Session

IMPORT_PRECEDENCE = 10
IMPORT_CONFIDENCE = 0.9
"""How sure a CRM's entry is, before any check (Parley's own default)."""
_SEAL_ROWS = 20_000


@dataclass(slots=True)
class Merged:
    """What a merge changed: known people that got something new, facts and opt-outs written."""

    updated: set[str] = field(default_factory=set)
    fact_count: int = 0
    opt_out_count: int = 0

    def add(self, other: "Merged") -> None:
        """Count another merge in."""
        self.updated |= other.updated
        self.fact_count += other.fact_count
        self.opt_out_count += other.opt_out_count


@dataclass(frozen=True, slots=True)
class Merger:
    """Brings one source's rows in, as of one instant, on one session."""

    session: Session
    sealer: Sealer
    as_of: datetime
    progress: Progress

    def merge(self, batch: Batch) -> Merged:
        """Bring all rows in: new people as they are sealed, known ones together at the end.

        Who of the rejected rows may not be written to is banned with them. Nobody else can
        see a new person yet, so Postgres writes one chunk while the next is sealed; known people
        are locked for one merge.
        """
        self.session.run("leads.create_incoming_leads")
        total, frame = Merged(), _spread_opt_outs(batch)
        with ThreadPoolExecutor(1) as writer:
            pending: list[Future[Merged]] = []
            for chunk in frame.filter(pl.col("lead_id").is_null()).iter_slices(_SEAL_ROWS):
                sealed = self.sealer.seal(chunk, {})
                _settle(pending, total)
                pending.append(writer.submit(self._merge_chunk, sealed))
            _settle(pending, total)
        self._load_known(frame.filter(pl.col("lead_id").is_not_null()))
        barred = self._barred(batch)
        total.add(self._merge_known(barred))
        total.opt_out_count += write_bans(self.session, barred, self.as_of)
        return total

    def _barred(self, batch: Batch) -> list[BanCause]:
        """Return the bans of rejected rows: of people at all their addresses, else of addresses."""
        source, version = self.sealer.source, self.sealer.keyring.lookup_version
        people = self.session.rows(
            "leads.list_addresses", source=source, source_keys=sorted(batch.opted_out)
        )
        of_people = {email_hash.hex() for _, email_hash, _ in people}
        return [
            self._ban(lead, Address(email_hash, key_version), OPT_OUT)
            for lead, email_hash, key_version in people
        ] + [
            self._ban("address", Address(bytes.fromhex(email_hash), version), reason)
            for email_hash, reason in sorted(batch.banned.items())
            if email_hash not in of_people
        ]

    def _ban(self, whose: str, address: Address, reason: str) -> BanCause:
        return BanCause(
            cause_key=f"import/{self.sealer.source}/{whose}",
            reason=reason,
            source=f"import:{self.sealer.source}",
            at=self.as_of,
            addresses=(address,),
        )

    def _load_known(self, frame: pl.DataFrame) -> None:
        for chunk in frame.iter_slices(_SEAL_ROWS):
            ids = chunk["lead_id"].to_list()
            known = read_known(iter(self.session.rows("leads.list_known_leads", lead_ids=ids)))
            self._load(self.sealer.seal(chunk, known))
        self.session.run("leads.analyze_incoming_leads")

    def _merge_chunk(self, sealed: pl.DataFrame) -> Merged:
        self._load(sealed)
        merged = self._write_rows()
        merged.updated.clear()
        self.session.run("leads.empty_incoming_leads")
        return merged

    def _load(self, sealed: pl.DataFrame) -> None:
        coded = sealed.with_columns(pl.format("\\x{}", "email_hash").alias("email_hash"))
        copy_frame(self.session, "incoming_lead", INCOMING, coded.select(INCOMING))
        self.progress("stored", sealed.height)

    def _merge_known(self, barred: Sequence[BanCause]) -> Merged:
        """Run the statements in the house's lock order, which begins with the lead."""
        session, as_of = self.session, self.as_of
        session.run("leads.lock_known_leads", others=find_banned_leads(session, barred))
        session.run("leads.delete_erased")
        session.run("leads.withhold_manual_fields", as_of=as_of)
        order = [str(status) for status in ENGAGEMENT_RANK]
        session.run("leads.insert_accounts", as_of=as_of)
        touched = session.rows(
            "leads.update_leads",
            as_of=as_of,
            engagement_order=order,
            fact_source=self._fact_source,
        )
        merged = self._write_rows()
        session.run("leads.retire_emails", **self._versions())
        known = {row[0] for row in session.rows("leads.list_merged_leads")}
        merged.updated = known & (merged.updated | {row[0] for row in touched})
        return merged

    def _write_rows(self) -> Merged:
        """Write what new and known people have alike; `updated` is who got something."""
        session, as_of, source = self.session, self.as_of, self.sealer.source
        session.run("leads.insert_accounts", as_of=as_of)
        session.run("leads.fill_accounts")
        session.run("leads.insert_leads", source=source, as_of=as_of)
        session.run("leads.insert_person_keys", as_of=as_of)
        points = session.rows("leads.upsert_emails", as_of=as_of, **self._versions())
        points += session.rows("leads.insert_numbers", as_of=as_of, **self._versions())
        facts = session.rows(
            "leads.insert_facts",
            as_of=as_of,
            fact_source=self._fact_source,
            precedence=IMPORT_PRECEDENCE,
            confidence=IMPORT_CONFIDENCE,
        )
        touched = {row[0] for row in (*points, *facts)}
        fact_count = sum(count for _, count in facts)
        return Merged(touched, fact_count, self._ban_opted_out())

    def _ban_opted_out(self) -> int:
        causes = [
            self._ban(lead, Address(email_hash, self.sealer.keyring.lookup_version), reason)
            for lead, email_hash, reason in self.session.rows("leads.list_banned")
        ]
        return write_bans(self.session, causes, self.as_of)

    @property
    def _fact_source(self) -> str:
        return f"import:{self.sealer.source}"

    def _versions(self) -> dict[str, int]:
        return {
            "key_version": self.sealer.keyring.lookup_version,
            "normaliser_version": NORMALISER_VERSION,
        }


def _spread_opt_outs(batch: Batch) -> pl.DataFrame:
    """Return the rows that go in; who opted out in a rejected one has opted out in the other."""
    is_out = pl.col("source_key").is_in(list(batch.opted_out))
    return batch.frame.with_columns(
        pl.when(is_out).then(pl.lit(OPT_OUT)).otherwise(BAN_REASON).alias(BAN_REASON)
    )


def _settle(pending: list["Future[Merged]"], total: Merged) -> None:
    while pending:
        total.add(pending.pop().result())


INCOMING = (
    "row_number", "lead_id", "is_new", "source_key", "account_id", "account_key", "account_name",
    "account_domain", "industry", "employee_count", "role", "owner", "stage", "email_confidence",
    "engagement_status", "country", "city", "timezone", "language", "first_name_cipher",
    "last_name_cipher", "wrapped_key", "email_point_id", "email_hash", "email_domain_hash",
    "email_cipher", "phone_point_id", "phone_hash", "phone_cipher", "linkedin_point_id",
    "linkedin_hash", "linkedin_cipher", "company_description", "top_services", "tone",
    "behavioural_insights", "preferences", "past_email_count", "last_contacted_at",
    "last_replied_at", "ban_reason",
)  # fmt: skip


def copy_frame(session: Session, table: str, columns: tuple[str, ...], frame: pl.DataFrame) -> None:
    """Load a frame by COPY in CSV; null is an empty cell without quotes."""
    statement = f"copy {table} ({', '.join(columns)}) from stdin (format csv)"
    with session.connection.cursor() as cursor, cursor.copy(statement) as copy:
        for part in frame.iter_slices(10_000):
            text = part.write_csv(include_header=False, quote_style="non_numeric", null_value="")
            copy.write(text)
