-- One row an account in an experiment.
select experiment_key, account_id, arm, weight, assigned_at
from source_experiment_assignment;
