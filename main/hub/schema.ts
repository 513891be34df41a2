import type { Pool, PoolClient } from 'pg';

/**
 * The hub's tables, in a schema of their own, and how they come to be. Migrations are never changed once released.
 *
 * Plain PostgreSQL of any version in support, without extensions. Every table but the list of migrations begins its key
 * with the office, so that offices can be spread over databases.
 */

const MIGRATIONS: readonly string[] = [
  `
  create table hub.office (
    id uuid primary key,
    sign_key bytea not null,
    epoch text not null,
    -- The length of the line. Whoever adds to it holds this row until the end of the transaction: so the order of
    -- commits is the order of the line, and who reads on from a place never skips a set that is committed later.
    head bigint not null default 0,
    statements text not null default '',
    statement_bytes bigint not null default 0,
    set_bytes bigint not null default 0,
    file_bytes bigint not null default 0,
    min_schema int not null default 0,
    registered_at timestamptz not null default now()
  );

  create table hub.device (
    office uuid not null references hub.office,
    id uuid not null,
    sign_key bytea not null,
    may text not null check (may in ('administer', 'work')),
    removed_up_to bigint,
    -- The newest of its sets that is here without a gap before it.
    kept bigint not null default 0,
    primary key (office, id)
  );

  create table hub.statement (
    office uuid not null references hub.office,
    id uuid not null,
    text text not null,
    signature text not null,
    primary key (office, id)
  );

  -- Written by hub.take alone, which looks the office and the devices up: keys to them would be checked for each row.
  create table hub.change_set (
    office uuid not null,
    seq bigint not null,
    mark bytea not null,
    device uuid not null,
    n bigint not null,
    ms bigint not null,
    schema int not null,
    body bytea not null,
    at timestamptz not null default now(),
    primary key (office, seq),
    unique (office, device, n)
  );
  -- Sealed bytes do not get smaller.
  alter table hub.change_set alter column body set storage external;

  create table hub.nonce (
    office uuid not null,
    nonce bytea not null,
    at timestamptz not null default now(),
    primary key (office, nonce)
  );
  create index nonce_at on hub.nonce (at);

  create table hub.file (
    office uuid not null references hub.office,
    name bytea not null,
    total bigint not null,
    have bigint not null default 0,
    at timestamptz not null default now(),
    forget_at timestamptz,
    primary key (office, name)
  );
  create table hub.piece (
    office uuid not null,
    name bytea not null,
    start bigint not null,
    bytes bytea not null,
    primary key (office, name, start),
    foreign key (office, name) references hub.file on delete cascade
  );
  alter table hub.piece alter column bytes set storage external;

  create table hub.snapshot (
    office uuid primary key references hub.office,
    name bytea not null,
    seq bigint not null,
    mark text not null,
    schema int not null,
    sealed text not null
  );

  create table hub.letter (
    id bytea primary key,
    office uuid not null references hub.office,
    bytes bytea not null,
    at timestamptz not null default now()
  );
  create index letter_of_office on hub.letter (office);

  -- Takes a push into the line, all or nothing, in one round trip: a hub that dies meanwhile leaves no half push and no
  -- lock. The sets that are there already are left out before places are given, so that the line has no gaps.
  create function hub.take(
    asked_office uuid, asker uuid, push_mark bytea, devices uuid[], ns bigint[], times bigint[], schemas int[],
    starts int[], sizes int[], bodies bytea, limit_bytes bigint,
    out outcome text, out new_head bigint, out mine bigint, out taken int
  ) language plpgsql as $$
  declare
    row hub.office;
    added bigint;
  begin
    select * into row from hub.office where id = asked_office for update;
    if exists (
      select from unnest(devices) as given(id)
      where not exists (select from hub.device d where d.office = asked_office and d.id = given.id)
    ) then
      outcome := 'unknownDevice';
      return;
    end if;
    with given as (
      select distinct on (t.device, t.n) t.*
      from unnest(devices, ns, times, schemas, starts, sizes) with ordinality
        as t(device, n, ms, schema, start, size, place)
      order by t.device, t.n, t.place
    ), fresh as (
      select g.*, row_number() over (order by g.place) as step
      from given g join hub.device d on d.office = asked_office and d.id = g.device
      -- What a removed device wrote last comes from others, who judge it: it is asked for nothing itself.
      where not exists (
        select from hub.change_set c where c.office = asked_office and c.device = g.device and c.n = g.n
      )
    ), kept as (
      insert into hub.change_set (office, seq, mark, device, n, ms, schema, body)
      select asked_office, row.head + f.step, push_mark, f.device, f.n, f.ms, f.schema,
        substring(bodies from f.start + 1 for f.size)
      from fresh f order by f.step
      returning octet_length(body) as size
    )
    select count(*), coalesce(sum(size), 0) into taken, added from kept;
    if row.set_bytes + added > limit_bytes then
      raise exception 'the office has no room left' using errcode = 'HB507';
    end if;
    new_head := row.head + taken;
    if taken > 0 then
      update hub.office set head = new_head, set_bytes = set_bytes + added where id = asked_office;
      update hub.device d set kept = reached.n
      from (
        select s.device, max(s.n) as n
        from (
          select c.device, c.n, e.kept + row_number() over (partition by c.device order by c.n) as due
          from hub.device e join hub.change_set c on c.office = e.office and c.device = e.id and c.n > e.kept
          where e.office = asked_office and e.id = any (devices)
        ) s
        where s.n = s.due group by s.device
      ) reached
      where d.office = asked_office and d.id = reached.device;
    end if;
    select d.kept into mine from hub.device d where d.office = asked_office and d.id = asker;
    outcome := 'taken';
  end $$;
  `,
];

/** Two copies that make the same thing at once: one of them is told so. */
const MADE_MEANWHILE = ['23505', '42P06', '42P07'];

async function makePlace(client: PoolClient): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await client.query('create schema if not exists hub');
      await client.query(
        'create table if not exists hub.migration (id int primary key, at timestamptz not null)',
      );
      return;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (!MADE_MEANWHILE.includes(code) || attempt === 5) throw error;
    }
  }
}

/**
 * Brings the database to this program's tables, in one transaction; of several copies that start at once one does it and
 * the others wait for it. @returns 'newer': the database is of a newer hub, which this one must not touch
 */
export async function migrate(pool: Pool): Promise<'current' | 'newer'> {
  const client = await pool.connect();
  try {
    const there = await versionOf(client);
    if (there >= MIGRATIONS.length) return there > MIGRATIONS.length ? 'newer' : 'current';
    await makePlace(client);
    await client.query('begin');
    await client.query('lock table hub.migration in access exclusive mode');
    const from = await versionOf(client);
    for (const [index, sql] of MIGRATIONS.entries()) {
      if (index < from) continue;
      await client.query(sql);
      await client.query('insert into hub.migration (id, at) values ($1, now())', [index + 1]);
    }
    await client.query('commit');
    return from > MIGRATIONS.length ? 'newer' : 'current';
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

async function versionOf(client: PoolClient): Promise<number> {
  const { rows: place } = await client.query<{ there: boolean }>(
    `select to_regclass('hub.migration') is not null as there`,
  );
  if (place[0]?.there !== true) return 0;
  const { rows } = await client.query<{ version: number }>(
    'select coalesce(max(id), 0)::int as version from hub.migration',
  );
  return rows[0]?.version ?? 0;
}
