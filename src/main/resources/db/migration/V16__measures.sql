-- A month's requirements of a whole state are found by their due date, beside years of others.
create index requirement_by_due_date on requirement (due_on);
