-- What a worker wrote to a parent in their own words, sealed under the parent's key: the outbox holds no words.
create table worker_words (
    message_id uuid primary key references message,
    words      bytea not null,
    written_by text  not null
);
