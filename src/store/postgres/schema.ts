/**
 * The tables of the store in PostgreSQL: those of the SQLite file, with the same names and meanings.
 *
 * A job is one place in the queue; the unique indexes are the backstop that at most one job of a
 * key runs and at most one waits. Times are integer milliseconds since 1970 in UTC.
 */
export const schema = `
  create table usher_version (version integer not null);

  create table delivery (
    id bigint generated always as identity primary key,
    guid text not null unique, event text not null, action text,
    received_at bigint not null, done_at bigint, body text not null
  );
  create index delivery_done on delivery (done_at) where done_at is not null;

  create table job (
    id bigint generated always as identity primary key, key text not null,
    state text not null check (state in ('queued', 'active', 'dead')),
    due_at bigint not null, lease_until bigint, token text,
    attempts integer not null default 0, error text
  );
  create unique index job_queued on job (key) where state = 'queued';
  create unique index job_active on job (key) where state = 'active';
  create unique index job_dead on job (key) where state = 'dead';
  create index job_due on job (due_at, id) where state = 'queued';
  create index job_lease on job (lease_until) where state = 'active';

  create table delivery_job (
    job bigint not null references job (id) on delete cascade,
    delivery bigint not null references delivery (id) on delete cascade,
    primary key (job, delivery)
  );
  create index delivery_job_delivery on delivery_job (delivery);

  create table request (
    place bigint generated always as identity, id text primary key,
    repository text not null, pull integer not null, kind text not null,
    actor text not null, at bigint not null, head text not null, settled_at bigint
  );
  create index request_open on request (repository, pull, at) where settled_at is null;

  create table intent (id text primary key, at bigint not null, outcome text);
  create table slot (name text primary key, slot bigint not null);
  create table memory (key text primary key, value text not null, at bigint not null);

  create table card (
    repository text not null, file text not null, body text not null,
    primary key (repository, file)
  );
  create table happening (
    repository text not null, file text not null, id text not null, kind text not null,
    at bigint not null, body text not null, primary key (repository, file, id)
  );
  create index happening_at on happening (repository, file, at);
  create index happening_stage on happening (repository, at) where kind = 'stage';
  create table board_repository (
    id text primary key, owner text not null, name text not null, is_private integer not null,
    practice text, seen_at bigint not null
  );
`
