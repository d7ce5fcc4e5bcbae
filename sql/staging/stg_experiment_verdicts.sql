-- One row a verdict; the newest of an experiment's metric holds.
select experiment_key, metric, status, look, as_of, experiment_verdict_id
from source_experiment_verdict;
