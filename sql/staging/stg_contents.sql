-- One row a text for a step, without the text.
select
    content_id,
    enrolment_id,
    step,
    content_hash,
    origin,
    model,
    review_state,
    quality,
    is_current,
    cost_micros,
    created_at,
from source_content;
