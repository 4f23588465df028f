-- The trace that a message is part of, in the form of W3C's traceparent, where traces are on: ids made for it, nothing else.
alter table message add column trace text;
