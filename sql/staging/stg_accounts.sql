-- One row a company.
select account_id, industry, country, employee_count
from source_account;
