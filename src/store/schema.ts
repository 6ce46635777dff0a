/** Marks a SQLite file as ours: the letters `Ushr`. */
export const applicationId = 0x55736872

/** Rises with every change of the tables below. */
export const schemaVersion = 1

/**
 * The tables of the embedded store. Times are integer milliseconds since 1970 in UTC.
 *
 * A job is one place in the queue; the unique indexes are the backstop that at most one job of a
 * key runs and at most one waits. A delivery is done when no job answers for it any more.
 */
export const schema = `
  create table delivery (
    guid text primary key, event text not null, action text, body text not null,
    received_at integer not null, done_at integer
  );
  create index delivery_done on delivery (done_at);

  create table job (
    id integer primary key, key text not null,
    state text not null check (state in ('queued', 'active', 'dead')),
    due_at integer not null, lease_until integer, token text,
    attempts integer not null default 0, error text
  );
  create unique index job_queued on job (key) where state = 'queued';
  create unique index job_active on job (key) where state = 'active';
  create unique index job_dead on job (key) where state = 'dead';
  create index job_due on job (due_at, id) where state = 'queued';
  create index job_lease on job (lease_until) where state = 'active';

  create table delivery_job (
    job integer not null references job (id) on delete cascade,
    guid text not null references delivery (guid) on delete cascade,
    primary key (job, guid)
  ) without rowid;
  create index delivery_job_guid on delivery_job (guid);

  create table request (
    id text primary key, repository text not null, pull integer not null, kind text not null,
    actor text not null, at integer not null, head text not null, settled_at integer
  );
  create index request_open on request (repository, pull, at) where settled_at is null;

  create table intent (id text primary key, at integer not null, outcome text) without rowid;
  create table slot (name text primary key, slot integer not null) without rowid;
  create table memory (key text primary key, value text not null, at integer not null);
`
