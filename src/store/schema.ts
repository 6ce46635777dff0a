/** Marks a SQLite file as ours: the letters `Ushr`. */
export const applicationId = 0x55736872

/** Rises with every change of the tables below. */
export const schemaVersion = 2

/** What the board shows; every row but the times can be made again by looking. */
const board = `
  create table card (
    repository text not null, file text not null, body text not null,
    primary key (repository, file)
  );
  create table happening (
    repository text not null, file text not null, id text not null, kind text not null,
    at integer not null, body text not null, primary key (repository, file, id)
  );
  create index happening_at on happening (repository, file, at);
  create index happening_stage on happening (repository, at) where kind = 'stage';
  create table board_repository (
    id text primary key, owner text not null, name text not null, is_private integer not null,
    practice text, seen_at integer not null
  );
`

/** What brings a file of an earlier version to the next one. */
export const upgrades: ReadonlyMap<number, string> = new Map([[1, board]])

/**
 * The tables of the embedded store. Times are integer milliseconds since 1970 in UTC.
 *
 * A job is one place in the queue; the unique indexes are the backstop that at most one job of a
 * key runs and at most one waits. A delivery is done when no job answers for it any more. Ids rise,
 * so that storing a delivery touches few pages: only its GUID goes to a random place.
 */
export const schema: string = `
  create table delivery (
    id integer primary key, guid text not null unique, event text not null, action text,
    received_at integer not null, done_at integer, body text not null
  );
  create index delivery_done on delivery (done_at) where done_at is not null;

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
    delivery integer not null references delivery (id) on delete cascade,
    primary key (job, delivery)
  ) without rowid;
  create index delivery_job_delivery on delivery_job (delivery);

  create table request (
    id text primary key, repository text not null, pull integer not null, kind text not null,
    actor text not null, at integer not null, head text not null, settled_at integer
  );
  create index request_open on request (repository, pull, at) where settled_at is null;

  create table intent (id text primary key, at integer not null, outcome text) without rowid;
  create table slot (name text primary key, slot integer not null) without rowid;
  create table memory (key text primary key, value text not null, at integer not null);
  ${board}
`
