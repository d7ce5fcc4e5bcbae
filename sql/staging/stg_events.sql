-- One row an event that means something; when it arrived is left out, for it changes nothing.
select
    event_id,
    message_id,
    lead_id,
    kind,
    occurred_at,
    is_machine,
    bounce_class,
    url_key,
    intent,
    sentiment,
from source_event;
