-- The whole schema, first version. Never edited once merged.
create schema keys;

CREATE SEQUENCE fencing_token CACHE 1;

CREATE TABLE account (
    account_id UUID NOT NULL, 
    account_key TEXT NOT NULL, 
    name TEXT NOT NULL, 
    domain TEXT, 
    industry TEXT, 
    employee_count INTEGER, 
    country TEXT, 
    city TEXT, 
    timezone TEXT, 
    created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL, 
    CONSTRAINT pk_account PRIMARY KEY (account_id), 
    CONSTRAINT uq_account_account_key UNIQUE (account_key)
);
comment on column account.account_key is 'domain, or the folded name where there is none';

CREATE TABLE alert (
    alert_id BIGINT GENERATED ALWAYS AS IDENTITY, 
    kind TEXT NOT NULL, 
    scope_key TEXT NOT NULL, 
    sentence TEXT NOT NULL, 
    opened_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    recovered_at TIMESTAMP WITH TIME ZONE, 
    changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL, 
    CONSTRAINT pk_alert PRIMARY KEY (alert_id)
);
CREATE UNIQUE INDEX uq_alert_open ON alert (kind, scope_key) WHERE recovered_at is null;

CREATE TABLE audit (
    audit_id BIGINT GENERATED ALWAYS AS IDENTITY, 
    actor TEXT NOT NULL, 
    action TEXT NOT NULL, 
    subject_kind TEXT NOT NULL, 
    subject_key TEXT NOT NULL, 
    detail JSONB NOT NULL, 
    at TIMESTAMP WITH TIME ZONE NOT NULL, 
    changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL, 
    CONSTRAINT pk_audit PRIMARY KEY (audit_id)
);

CREATE TABLE audit_seal (
    audit_id BIGINT NOT NULL, 
    previous_hash TEXT NOT NULL, 
    row_hash TEXT NOT NULL, 
    sealed_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    CONSTRAINT pk_audit_seal PRIMARY KEY (audit_id)
);

CREATE TABLE ban (
    ban_id BIGINT GENERATED ALWAYS AS IDENTITY, 
    ban_key TEXT NOT NULL, 
    kind TEXT NOT NULL CONSTRAINT ck_ban_kind CHECK (kind in ('email', 'phone', 'domain')), 
    lookup_hash BYTEA NOT NULL, 
    key_version SMALLINT NOT NULL, 
    scope TEXT NOT NULL CONSTRAINT ck_ban_scope CHECK (scope in ('global', 'channel', 'list')), 
    scope_key TEXT DEFAULT '' NOT NULL, 
    reason TEXT NOT NULL, 
    source TEXT NOT NULL, 
    at TIMESTAMP WITH TIME ZONE NOT NULL, 
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    actor TEXT, 
    changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL, 
    CONSTRAINT pk_ban PRIMARY KEY (ban_id), 
    CONSTRAINT uq_ban_ban_key UNIQUE (ban_key)
);
CREATE INDEX ix_ban_lookup_hash ON ban (lookup_hash);
comment on column ban.ban_key is 'what it stems from; a repeated cause makes no second';
comment on column ban.scope_key is 'the channel or the list; empty when global';

CREATE TABLE breaker (
    breaker_key TEXT NOT NULL, 
    state TEXT DEFAULT 'closed' NOT NULL, 
    failure_count INTEGER DEFAULT 0 NOT NULL, 
    reason TEXT, 
    opened_at TIMESTAMP WITH TIME ZONE, 
    retry_at TIMESTAMP WITH TIME ZONE, 
    rate_per_second INTEGER, 
    token_count INTEGER, 
    filled_at TIMESTAMP WITH TIME ZONE, 
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL, 
    CONSTRAINT pk_breaker PRIMARY KEY (breaker_key)
);
comment on column breaker.breaker_key is 'provider/account';

CREATE TABLE budget (
    budget_key TEXT NOT NULL, 
    kind TEXT NOT NULL, 
    scope_key TEXT NOT NULL, 
    day TEXT NOT NULL, 
    limit_count INTEGER NOT NULL, 
    used_count INTEGER NOT NULL CONSTRAINT ck_budget_used CHECK (used_count >= 0), 
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL, 
    CONSTRAINT pk_budget PRIMARY KEY (budget_key)
);
comment on column budget.budget_key is 'kind, scope and day, joined by /';

CREATE TABLE campaign_version (
    campaign_version_id UUID NOT NULL, 
    campaign_name TEXT NOT NULL, 
    content_hash TEXT NOT NULL, 
    definition JSONB NOT NULL, 
    created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    actor TEXT, 
    changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL, 
    CONSTRAINT pk_campaign_version PRIMARY KEY (campaign_version_id), 
    CONSTRAINT uq_campaign_version_campaign_name_content_hash UNIQUE (campaign_name, content_hash)
);

CREATE TABLE counter (
    counter_name TEXT NOT NULL, 
    day TEXT NOT NULL, 
    count BIGINT NOT NULL, 
    CONSTRAINT pk_counter PRIMARY KEY (counter_name, day)
);

CREATE TABLE decision (
    decision_id BIGINT GENERATED ALWAYS AS IDENTITY, 
    message_id UUID NOT NULL, 
    verdict TEXT NOT NULL, 
    reason TEXT NOT NULL, 
    until TIMESTAMP WITH TIME ZONE, 
    facts JSONB NOT NULL, 
    policy_hash TEXT NOT NULL, 
    at TIMESTAMP WITH TIME ZONE NOT NULL, 
    changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL, 
    CONSTRAINT pk_decision PRIMARY KEY (decision_id)
);
CREATE INDEX ix_decision_message_id ON decision (message_id);

CREATE TABLE event (
    event_id UUID NOT NULL, 
    raw_event_id BIGINT NOT NULL, 
    message_id UUID, 
    attempt_id UUID, 
    lead_id UUID, 
    kind TEXT NOT NULL, 
    occurred_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    received_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    is_machine BOOLEAN DEFAULT false NOT NULL, 
    detail JSONB NOT NULL, 
    rules_version SMALLINT NOT NULL, 
    changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL, 
    CONSTRAINT pk_event PRIMARY KEY (event_id)
);
CREATE INDEX ix_event_lead_id ON event (lead_id);
CREATE INDEX ix_event_message_id ON event (message_id);

CREATE TABLE experiment_verdict (
    experiment_verdict_id BIGINT GENERATED ALWAYS AS IDENTITY, 
    experiment_key TEXT NOT NULL, 
    metric TEXT NOT NULL, 
    status TEXT NOT NULL, 
    sentence TEXT NOT NULL, 
    evidence JSONB NOT NULL, 
    design_hash TEXT NOT NULL, 
    look SMALLINT NOT NULL, 
    as_of TIMESTAMP WITH TIME ZONE NOT NULL, 
    changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL, 
    CONSTRAINT pk_experiment_verdict PRIMARY KEY (experiment_verdict_id), 
    CONSTRAINT uq_experiment_verdict_experiment_key_metric_as_of UNIQUE (experiment_key, metric, as_of)
);

CREATE TABLE human_task (
    human_task_id UUID NOT NULL, 
    message_id UUID NOT NULL, 
    attempt_id UUID NOT NULL, 
    kind TEXT NOT NULL, 
    state TEXT DEFAULT 'open' NOT NULL, 
    outcome TEXT, 
    due_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    closed_at TIMESTAMP WITH TIME ZONE, 
    actor TEXT, 
    changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL, 
    is_urgent BOOLEAN DEFAULT false NOT NULL, 
    CONSTRAINT pk_human_task PRIMARY KEY (human_task_id)
);

CREATE TABLE import_batch (
    import_id UUID NOT NULL, 
    source TEXT NOT NULL, 
    file_name TEXT NOT NULL, 
    file_hash TEXT NOT NULL, 
    row_count INTEGER NOT NULL, 
    accepted_count INTEGER NOT NULL, 
    rejected_count INTEGER NOT NULL, 
    state TEXT NOT NULL, 
    as_of TIMESTAMP WITH TIME ZONE NOT NULL, 
    actor TEXT, 
    changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL, 
    CONSTRAINT pk_import_batch PRIMARY KEY (import_id)
);

CREATE TABLE keys.border_key (
    key_name TEXT NOT NULL, 
    wrapped_key BYTEA NOT NULL, 
    lead_id UUID, 
    created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    expires_at TIMESTAMP WITH TIME ZONE, 
    CONSTRAINT pk_border_key PRIMARY KEY (key_name)
);
comment on column keys.border_key.key_name is 'an import''s or an unmatched mail''s data key';

CREATE TABLE keys.person_key (
    lead_id UUID NOT NULL, 
    wrapped_key BYTEA NOT NULL, 
    created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    CONSTRAINT pk_person_key PRIMARY KEY (lead_id)
);

CREATE TABLE llm_call (
    llm_call_id BIGINT GENERATED ALWAYS AS IDENTITY, 
    purpose TEXT NOT NULL, 
    model TEXT NOT NULL, 
    request_hash TEXT NOT NULL, 
    state TEXT NOT NULL, 
    answer JSONB, 
    input_tokens BIGINT NOT NULL, 
    output_tokens BIGINT NOT NULL, 
    cost_micros BIGINT NOT NULL, 
    error TEXT, 
    at TIMESTAMP WITH TIME ZONE NOT NULL, 
    changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL, 
    CONSTRAINT pk_llm_call PRIMARY KEY (llm_call_id)
);
CREATE UNIQUE INDEX uq_llm_call_answered ON llm_call (request_hash) WHERE state = 'answered';
comment on column llm_call.answer is 'of pseudonymous prompts; expires by retention';

CREATE TABLE message_move (
    message_move_id BIGINT GENERATED ALWAYS AS IDENTITY, 
    message_id UUID NOT NULL, 
    from_state TEXT, 
    to_state TEXT NOT NULL, 
    reason TEXT, 
    attempt_id UUID, 
    at TIMESTAMP WITH TIME ZONE NOT NULL, 
    actor TEXT, 
    changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL, 
    CONSTRAINT pk_message_move PRIMARY KEY (message_move_id)
);
CREATE INDEX ix_message_move_message_id ON message_move (message_id);

CREATE TABLE outbox (
    outbox_id BIGINT GENERATED ALWAYS AS IDENTITY, 
    target TEXT NOT NULL, 
    topic TEXT NOT NULL, 
    subject_key TEXT NOT NULL, 
    payload JSONB NOT NULL, 
    state TEXT DEFAULT 'pending' NOT NULL, 
    attempt_count INTEGER DEFAULT 0 NOT NULL, 
    next_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL, 
    CONSTRAINT pk_outbox PRIMARY KEY (outbox_id)
);

CREATE TABLE parked_event (
    raw_event_id BIGINT NOT NULL, 
    reason TEXT NOT NULL, 
    at TIMESTAMP WITH TIME ZONE NOT NULL, 
    changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL, 
    CONSTRAINT pk_parked_event PRIMARY KEY (raw_event_id)
);

CREATE TABLE pause (
    pause_id BIGINT GENERATED ALWAYS AS IDENTITY, 
    level TEXT NOT NULL CONSTRAINT ck_pause_level CHECK (level in ('global', 'campaign', 'sender', 'channel', 'enrolment')), 
    scope_key TEXT DEFAULT '' NOT NULL, 
    reason TEXT NOT NULL, 
    actor TEXT NOT NULL, 
    at TIMESTAMP WITH TIME ZONE NOT NULL, 
    lifted_at TIMESTAMP WITH TIME ZONE, 
    lifted_by TEXT, 
    changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL, 
    CONSTRAINT pk_pause PRIMARY KEY (pause_id)
);
CREATE UNIQUE INDEX uq_pause_open ON pause (level, scope_key) WHERE lifted_at is null;

CREATE TABLE raw_event (
    raw_event_id BIGINT GENERATED ALWAYS AS IDENTITY, 
    source TEXT NOT NULL, 
    received_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    signed_at TIMESTAMP WITH TIME ZONE, 
    body_hash TEXT NOT NULL, 
    is_stale BOOLEAN DEFAULT false NOT NULL, 
    message_id UUID, 
    body JSONB, 
    mail_cipher BYTEA, 
    changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL, 
    CONSTRAINT pk_raw_event PRIMARY KEY (raw_event_id, received_at)
)
 PARTITION BY range (received_at);
CREATE INDEX ix_raw_event_changed_xid ON raw_event (changed_xid);
comment on column raw_event.source is 'sendgrid, inbound_parse, unsubscribe_link, imap, late_answer ...';
comment on column raw_event.message_id is 'as the event itself claims';
comment on column raw_event.body is 'pseudonymised at the border; null for mails';
comment on column raw_event.mail_cipher is 'a whole mail, under keys.border_key';

CREATE TABLE reading_cursor (
    cursor_name TEXT NOT NULL, 
    next_xid BIGINT NOT NULL, 
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    CONSTRAINT pk_reading_cursor PRIMARY KEY (cursor_name)
);
comment on column reading_cursor.next_xid is 'all before it are read';

CREATE TABLE reply (
    reply_id UUID NOT NULL, 
    raw_event_id BIGINT NOT NULL, 
    message_id UUID, 
    enrolment_id UUID, 
    lead_id UUID, 
    kind TEXT NOT NULL, 
    intent TEXT, 
    sentiment TEXT, 
    urgency TEXT, 
    confidence FLOAT, 
    needs_person BOOLEAN NOT NULL, 
    return_on DATE, 
    rule TEXT NOT NULL, 
    received_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    rules_version SMALLINT NOT NULL, 
    changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL, 
    CONSTRAINT pk_reply PRIMARY KEY (reply_id)
);
CREATE INDEX ix_reply_lead_id ON reply (lead_id);
CREATE INDEX ix_reply_message_id ON reply (message_id);
comment on column reply.rule is 'which rule decided';

CREATE TABLE review_task (
    review_task_id UUID NOT NULL, 
    kind TEXT NOT NULL, 
    subject_key TEXT NOT NULL, 
    content_hash TEXT, 
    priority SMALLINT NOT NULL, 
    reason TEXT NOT NULL, 
    state TEXT DEFAULT 'open' NOT NULL, 
    decision TEXT, 
    note TEXT, 
    actor TEXT, 
    opened_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    decided_at TIMESTAMP WITH TIME ZONE, 
    changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL, 
    CONSTRAINT pk_review_task PRIMARY KEY (review_task_id)
);

CREATE TABLE run_log (
    run_id UUID NOT NULL, 
    flow TEXT NOT NULL, 
    as_of TIMESTAMP WITH TIME ZONE NOT NULL, 
    started_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    finished_at TIMESTAMP WITH TIME ZONE, 
    state TEXT NOT NULL, 
    counts JSONB NOT NULL, 
    error TEXT, 
    CONSTRAINT pk_run_log PRIMARY KEY (run_id)
);
CREATE INDEX ix_run_log_flow ON run_log (flow, started_at);

CREATE TABLE sender (
    sender_id TEXT NOT NULL, 
    channel TEXT NOT NULL, 
    provider TEXT NOT NULL, 
    account_name TEXT NOT NULL, 
    address TEXT NOT NULL, 
    display_name TEXT NOT NULL, 
    timezone TEXT NOT NULL, 
    warmup_started_on DATE NOT NULL, 
    daily_cap INTEGER, 
    is_enabled BOOLEAN DEFAULT true NOT NULL, 
    created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL, 
    CONSTRAINT pk_sender PRIMARY KEY (sender_id)
);
comment on column sender.account_name is 'which credentials';

CREATE TABLE system_state (
    is_only_row BOOLEAN NOT NULL CONSTRAINT ck_system_state_only CHECK (is_only_row), 
    world TEXT NOT NULL CONSTRAINT ck_system_state_world CHECK (world in ('live', 'sandbox')), 
    database_id UUID NOT NULL, 
    epoch BIGINT NOT NULL, 
    virtual_now TIMESTAMP WITH TIME ZONE, 
    dispatched_until TIMESTAMP WITH TIME ZONE, 
    created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL, 
    CONSTRAINT pk_system_state PRIMARY KEY (is_only_row)
);
comment on column system_state.database_id is 'made anew at the first migration';
comment on column system_state.epoch is 'differs from the sidecar after a restore';
comment on column system_state.virtual_now is 'a simulated world''s clock; null follows the wall';
comment on column system_state.dispatched_until is 'high-water mark of dispatch as_of';

CREATE TABLE tombstone (
    tombstone_id BIGINT GENERATED ALWAYS AS IDENTITY, 
    table_name TEXT NOT NULL, 
    row_key TEXT NOT NULL, 
    removed_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL, 
    CONSTRAINT pk_tombstone PRIMARY KEY (tombstone_id)
);

CREATE TABLE ban_lift (
    ban_id BIGINT NOT NULL, 
    reason TEXT NOT NULL, 
    at TIMESTAMP WITH TIME ZONE NOT NULL, 
    actor TEXT NOT NULL, 
    changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL, 
    CONSTRAINT pk_ban_lift PRIMARY KEY (ban_id), 
    CONSTRAINT fk_ban_lift_ban_id FOREIGN KEY(ban_id) REFERENCES ban (ban_id)
);

CREATE TABLE campaign (
    campaign_name TEXT NOT NULL, 
    state TEXT NOT NULL CONSTRAINT ck_campaign_state CHECK (state in ('draft', 'pending_approval', 'active', 'paused', 'closed')), 
    state_reason TEXT, 
    current_version_id UUID NOT NULL, 
    created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL, 
    CONSTRAINT pk_campaign PRIMARY KEY (campaign_name), 
    CONSTRAINT fk_campaign_current_version_id FOREIGN KEY(current_version_id) REFERENCES campaign_version (campaign_version_id)
);

CREATE TABLE experiment_assignment (
    experiment_key TEXT NOT NULL, 
    account_id UUID NOT NULL, 
    arm TEXT NOT NULL, 
    weight FLOAT NOT NULL, 
    assigned_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL, 
    CONSTRAINT pk_experiment_assignment PRIMARY KEY (experiment_key, account_id), 
    CONSTRAINT fk_experiment_assignment_account_id FOREIGN KEY(account_id) REFERENCES account (account_id)
);

CREATE TABLE lead (
    lead_id UUID NOT NULL, 
    source TEXT NOT NULL, 
    source_key TEXT NOT NULL, 
    account_id UUID NOT NULL, 
    first_name_cipher BYTEA, 
    last_name_cipher BYTEA, 
    role TEXT, 
    email_confidence TEXT DEFAULT 'Unknown' NOT NULL, 
    engagement_status TEXT DEFAULT 'new' NOT NULL, 
    stage TEXT DEFAULT 'new' NOT NULL, 
    owner TEXT, 
    country TEXT, 
    city TEXT, 
    timezone TEXT, 
    language TEXT, 
    tracking_allowed BOOLEAN DEFAULT true NOT NULL, 
    created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    erased_at TIMESTAMP WITH TIME ZONE, 
    changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL, 
    CONSTRAINT pk_lead PRIMARY KEY (lead_id), 
    CONSTRAINT uq_lead_source_source_key UNIQUE (source, source_key), 
    CONSTRAINT fk_lead_account_id FOREIGN KEY(account_id) REFERENCES account (account_id)
);
CREATE INDEX ix_lead_account_id ON lead (account_id);

CREATE TABLE quarantine (
    import_id UUID NOT NULL, 
    row_number INTEGER NOT NULL, 
    reason TEXT NOT NULL, 
    field TEXT, 
    detail TEXT, 
    row_cipher BYTEA NOT NULL, 
    changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL, 
    CONSTRAINT pk_quarantine PRIMARY KEY (import_id, row_number), 
    CONSTRAINT fk_quarantine_import_id FOREIGN KEY(import_id) REFERENCES import_batch (import_id)
);
comment on column quarantine.row_cipher is 'under keys.border_key';

CREATE TABLE consent (
    consent_id BIGINT GENERATED ALWAYS AS IDENTITY, 
    lead_id UUID NOT NULL, 
    purpose TEXT NOT NULL, 
    channel TEXT NOT NULL, 
    lawful_basis TEXT NOT NULL, 
    is_given BOOLEAN NOT NULL, 
    source TEXT NOT NULL, 
    at TIMESTAMP WITH TIME ZONE NOT NULL, 
    actor TEXT, 
    changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL, 
    CONSTRAINT pk_consent PRIMARY KEY (consent_id), 
    CONSTRAINT fk_consent_lead_id FOREIGN KEY(lead_id) REFERENCES lead (lead_id)
);
CREATE INDEX ix_consent_lead_id ON consent (lead_id);

CREATE TABLE contact_point (
    contact_point_id UUID NOT NULL, 
    lead_id UUID NOT NULL, 
    kind TEXT NOT NULL CONSTRAINT ck_contact_point_kind CHECK (kind in ('email', 'phone', 'linkedin')), 
    lookup_hash BYTEA NOT NULL, 
    domain_hash BYTEA, 
    key_version SMALLINT NOT NULL, 
    normaliser_version SMALLINT NOT NULL, 
    cipher BYTEA NOT NULL, 
    status TEXT DEFAULT 'usable' NOT NULL, 
    created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL, 
    CONSTRAINT pk_contact_point PRIMARY KEY (contact_point_id), 
    CONSTRAINT uq_contact_point_lookup_hash_kind_key_version_normalise_6204 UNIQUE (lookup_hash, kind, key_version, normaliser_version), 
    CONSTRAINT fk_contact_point_lead_id FOREIGN KEY(lead_id) REFERENCES lead (lead_id)
);
CREATE INDEX ix_contact_point_domain_hash ON contact_point (domain_hash);
CREATE INDEX ix_contact_point_lead_id ON contact_point (lead_id);

CREATE TABLE content (
    content_id UUID NOT NULL, 
    enrolment_id UUID, 
    step SMALLINT NOT NULL, 
    lead_id UUID NOT NULL, 
    content_hash TEXT NOT NULL, 
    body_cipher BYTEA NOT NULL, 
    origin TEXT NOT NULL, 
    prompt_hash TEXT, 
    model TEXT, 
    facts_hash TEXT NOT NULL, 
    facts JSONB NOT NULL, 
    findings JSONB NOT NULL, 
    quality FLOAT, 
    review_state TEXT NOT NULL CONSTRAINT ck_content_review_state CHECK (review_state in ('approved', 'pending', 'rejected')), 
    is_current BOOLEAN DEFAULT true NOT NULL, 
    cost_micros INTEGER DEFAULT 0 NOT NULL, 
    created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    actor TEXT, 
    changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL, 
    CONSTRAINT pk_content PRIMARY KEY (content_id), 
    CONSTRAINT fk_content_lead_id FOREIGN KEY(lead_id) REFERENCES lead (lead_id)
);
CREATE UNIQUE INDEX uq_content_current ON content (enrolment_id, step) WHERE is_current;
comment on column content.body_cipher is 'subject, text, html as JSON';
comment on column content.origin is 'model, template, fallback or person';
comment on column content.facts is 'the facts that it rests on, with sources';

CREATE TABLE enrolment (
    enrolment_id UUID NOT NULL, 
    lead_id UUID NOT NULL, 
    account_id UUID NOT NULL, 
    campaign_name TEXT NOT NULL, 
    round SMALLINT NOT NULL, 
    campaign_version_id UUID NOT NULL, 
    sender_id TEXT NOT NULL, 
    experiment_key TEXT, 
    arm TEXT, 
    state TEXT NOT NULL CONSTRAINT ck_enrolment_state CHECK (state in ('active', 'paused', 'waiting', 'responded', 'completed', 'stopped')), 
    state_reason TEXT, 
    timezone TEXT NOT NULL, 
    day_zero_on DATE NOT NULL, 
    next_step SMALLINT NOT NULL, 
    step_count SMALLINT NOT NULL, 
    waiting_until TIMESTAMP WITH TIME ZONE, 
    enrolled_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    closed_at TIMESTAMP WITH TIME ZONE, 
    changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL, 
    CONSTRAINT pk_enrolment PRIMARY KEY (enrolment_id), 
    CONSTRAINT uq_enrolment_lead_id_campaign_name_round UNIQUE (lead_id, campaign_name, round), 
    CONSTRAINT fk_enrolment_lead_id FOREIGN KEY(lead_id) REFERENCES lead (lead_id), 
    CONSTRAINT fk_enrolment_account_id FOREIGN KEY(account_id) REFERENCES account (account_id), 
    CONSTRAINT fk_enrolment_campaign_version_id FOREIGN KEY(campaign_version_id) REFERENCES campaign_version (campaign_version_id), 
    CONSTRAINT fk_enrolment_sender_id FOREIGN KEY(sender_id) REFERENCES sender (sender_id)
);
CREATE INDEX ix_enrolment_campaign_name ON enrolment (campaign_name, state);
CREATE UNIQUE INDEX uq_enrolment_live_lead ON enrolment (lead_id) WHERE state in ('active', 'paused', 'waiting');
comment on column enrolment.timezone is 'the lead''s, as resolved at enrolment';
comment on column enrolment.day_zero_on is 'the lead''s local date';

CREATE TABLE lead_fact (
    lead_fact_id BIGINT GENERATED ALWAYS AS IDENTITY, 
    lead_id UUID NOT NULL, 
    field TEXT NOT NULL, 
    value JSONB NOT NULL, 
    source TEXT NOT NULL, 
    precedence SMALLINT NOT NULL, 
    confidence FLOAT NOT NULL, 
    evidence_url TEXT, 
    observed_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    expires_at TIMESTAMP WITH TIME ZONE, 
    actor TEXT, 
    changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL, 
    CONSTRAINT pk_lead_fact PRIMARY KEY (lead_fact_id), 
    CONSTRAINT uq_lead_fact_lead_id_field_source_observed_at UNIQUE (lead_id, field, source, observed_at), 
    CONSTRAINT fk_lead_fact_lead_id FOREIGN KEY(lead_id) REFERENCES lead (lead_id)
);
comment on column lead_fact.precedence is 'manual 0, CRM 10, vendor 50';

CREATE TABLE preference (
    preference_id BIGINT GENERATED ALWAYS AS IDENTITY, 
    lead_id UUID NOT NULL, 
    name TEXT NOT NULL, 
    value JSONB NOT NULL, 
    at TIMESTAMP WITH TIME ZONE NOT NULL, 
    actor TEXT, 
    changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL, 
    CONSTRAINT pk_preference PRIMARY KEY (preference_id), 
    CONSTRAINT fk_preference_lead_id FOREIGN KEY(lead_id) REFERENCES lead (lead_id)
);
CREATE INDEX ix_preference_lead_id ON preference (lead_id);

CREATE TABLE enrolment_move (
    enrolment_move_id BIGINT GENERATED ALWAYS AS IDENTITY, 
    enrolment_id UUID NOT NULL, 
    from_state TEXT, 
    to_state TEXT NOT NULL, 
    reason TEXT NOT NULL, 
    at TIMESTAMP WITH TIME ZONE NOT NULL, 
    actor TEXT, 
    changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL, 
    CONSTRAINT pk_enrolment_move PRIMARY KEY (enrolment_move_id), 
    CONSTRAINT fk_enrolment_move_enrolment_id FOREIGN KEY(enrolment_id) REFERENCES enrolment (enrolment_id)
);
CREATE INDEX ix_enrolment_move_enrolment_id ON enrolment_move (enrolment_id);

CREATE TABLE message (
    message_id UUID NOT NULL, 
    source_kind TEXT NOT NULL CONSTRAINT ck_message_source_kind CHECK (source_kind in ('sequence', 'transactional', 'warmup', 'test')), 
    source_key TEXT NOT NULL, 
    lead_id UUID NOT NULL, 
    account_id UUID NOT NULL, 
    enrolment_id UUID, 
    campaign_name TEXT NOT NULL, 
    campaign_version_id UUID NOT NULL, 
    step SMALLINT NOT NULL, 
    step_name TEXT NOT NULL, 
    sender_id TEXT NOT NULL, 
    state TEXT DEFAULT 'planned' NOT NULL CONSTRAINT ck_message_state CHECK (state in ('planned', 'held', 'claimed', 'accepted', 'uncertain', 'dropped', 'merged', 'dead')), 
    reason TEXT, 
    first_due_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    due_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    look_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    rank_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    priority SMALLINT DEFAULT 5 NOT NULL, 
    attempt_count SMALLINT DEFAULT 0 NOT NULL, 
    failure_count SMALLINT DEFAULT 0 NOT NULL, 
    content_hash TEXT, 
    channel TEXT, 
    merged_into UUID, 
    uncertain_since TIMESTAMP WITH TIME ZONE, 
    accepted_at TIMESTAMP WITH TIME ZONE, 
    closed_at TIMESTAMP WITH TIME ZONE, 
    created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL, 
    CONSTRAINT pk_message PRIMARY KEY (message_id), 
    CONSTRAINT uq_message_source_kind_source_key UNIQUE (source_kind, source_key), 
    CONSTRAINT fk_message_lead_id FOREIGN KEY(lead_id) REFERENCES lead (lead_id), 
    CONSTRAINT fk_message_enrolment_id FOREIGN KEY(enrolment_id) REFERENCES enrolment (enrolment_id), 
    CONSTRAINT fk_message_sender_id FOREIGN KEY(sender_id) REFERENCES sender (sender_id)
);
CREATE INDEX ix_message_campaign_name ON message (campaign_name, first_due_at);
CREATE INDEX ix_message_claimable ON message (sender_id, rank_at, look_at, message_id, lead_id) WHERE state in ('planned', 'held');
CREATE INDEX ix_message_enrolment_id ON message (enrolment_id);
CREATE INDEX ix_message_lead_id ON message (lead_id);
CREATE INDEX ix_message_uncertain ON message (uncertain_since) WHERE state = 'uncertain';
comment on column message.source_key is 'enrolment and step, or a caller''s key';
comment on column message.first_due_at is 'immutable: the day of the balance';
comment on column message.due_at is 'may slip';
comment on column message.look_at is 'not looked at before';
comment on column message.rank_at is 'due time less the priority''s head start: nobody starves';
comment on column message.failure_count is 'calls that were throttled or could not be made';
comment on column message.content_hash is 'of what was handed over last';
comment on column message.channel is 'of the attempt that was accepted or is in doubt';

CREATE TABLE attempt (
    attempt_id UUID NOT NULL, 
    message_id UUID NOT NULL, 
    lead_id UUID NOT NULL, 
    ordinal SMALLINT NOT NULL, 
    channel TEXT NOT NULL, 
    provider TEXT NOT NULL, 
    account_name TEXT NOT NULL, 
    sender_id TEXT NOT NULL, 
    state TEXT DEFAULT 'planned' NOT NULL CONSTRAINT ck_attempt_state CHECK (state in ('planned', 'posting', 'settled')), 
    outcome TEXT, 
    lease_owner TEXT NOT NULL, 
    lease_until TIMESTAMP WITH TIME ZONE NOT NULL, 
    fencing_token BIGINT NOT NULL, 
    claimed_at TIMESTAMP WITH TIME ZONE NOT NULL, 
    marked_at TIMESTAMP WITH TIME ZONE, 
    settled_at TIMESTAMP WITH TIME ZONE, 
    budget_keys TEXT[] NOT NULL, 
    provider_message_id TEXT, 
    error TEXT, 
    content_hash TEXT, 
    evidence TEXT, 
    changed_xid xid8 DEFAULT pg_current_xact_id() NOT NULL, 
    CONSTRAINT pk_attempt PRIMARY KEY (attempt_id), 
    CONSTRAINT uq_attempt_message_id_ordinal UNIQUE (message_id, ordinal), 
    CONSTRAINT fk_attempt_message_id FOREIGN KEY(message_id) REFERENCES message (message_id)
);
CREATE INDEX ix_attempt_lease_until ON attempt (lease_until) WHERE state in ('planned', 'posting');
CREATE INDEX ix_attempt_message_id ON attempt (message_id);
CREATE INDEX ix_attempt_provider_message_id ON attempt (provider_message_id) WHERE provider_message_id is not null;
CREATE UNIQUE INDEX uq_attempt_in_flight ON attempt (lead_id) WHERE state in ('planned', 'posting');
comment on column attempt.lease_until is 'by the database''s clock';
comment on column attempt.budget_keys is 'given back where nothing left us';

