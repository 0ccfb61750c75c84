-- SPDX-License-Identifier: GPL-3.0-or-later
-- The change log that proves cached answers fresh. Every change of a cached table, by any client, writes the scopes
-- it touched in its own transaction. The spelling of scopes: storage/base/scope.h.

create schema cache;
revoke all on schema cache from public;
grant usage on schema cache to public;

create table cache.log (
    xid   xid8        not null default pg_current_xact_id(),
    scope text        not null,
    at    timestamptz not null default clock_timestamp()
);
create index log_by_transaction on cache.log (xid);
comment on table cache.log is 'Which scopes each transaction touched, for about an hour.';
comment on index cache.log_by_transaction is 'What changed that a snapshot could not see?';

-- Unlogged on purpose: recovery from a crash empties it, and a crash hands out transaction ids again.
create unlogged table cache.boot (
    is_only    boolean     primary key default true check (is_only),
    id         uuid        not null default gen_random_uuid(),
    created_at timestamptz not null default now()
);
comment on table cache.boot is 'Names the time since the last crash: transaction ids are only comparable within one.';

create table cache.meta (
    is_only  boolean primary key default true check (is_only),
    horizon  xid8    not null,
    seal_key bytea   not null check (octet_length(seal_key) = 32)
);
comment on column cache.meta.horizon is 'The log is complete for every transaction id from here on.';
comment on column cache.meta.seal_key is 'Seals the entries in Redis.';

create function cache.scopes_or_all(kind text, scopes text[]) returns text[]
    language sql immutable set search_path = pg_catalog, pg_temp as $$
    select case when cardinality(scopes) > 500 then array[kind || ':*'] else scopes end
$$;
comment on function cache.scopes_or_all(text, text[]) is 'More than 500 scopes of one kind in one statement become all of that kind.';

create function cache.log_reviews() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    scopes text[];
begin
    if tg_op = 'TRUNCATE' then
        insert into cache.log (scope) values ('x:reviews'), ('t:reviews');
        return null;
    end if;
    if tg_op = 'UPDATE' then
        with touched as (
            select id, entity_id, platform, reviewed_at from before
            union all
            select id, entity_id, platform, reviewed_at from changed)
        select cache.scopes_or_all('r', array(select distinct 'r:' || id from touched limit 501))
               || cache.scopes_or_all('e', array(select distinct 'e:' || entity_id from touched limit 501))
               || array(select distinct 'p:' || platform from touched)
               || cache.scopes_or_all('m', array(
                   select distinct 'm:' || to_char(reviewed_at at time zone 'UTC', 'YYYYMM') from touched limit 501))
          into scopes;
    else
        select cache.scopes_or_all('r', array(select 'r:' || id from changed limit 501))
               || cache.scopes_or_all('e', array(select distinct 'e:' || entity_id from changed limit 501))
               || array(select distinct 'p:' || platform from changed)
               || cache.scopes_or_all('m', array(
                   select distinct 'm:' || to_char(reviewed_at at time zone 'UTC', 'YYYYMM') from changed limit 501))
          into scopes;
    end if;
    if cardinality(scopes) > 0 then -- a statement that touched no row must not cost a transaction id
        insert into cache.log (scope) select unnest(scopes || 't:reviews'::text);
    end if;
    return null;
end
$$;
comment on function cache.log_reviews() is 'Logs the row, entity, platform and month scopes, old and new, of changed reviews.';

create function cache.log_review_search() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op <> 'TRUNCATE' then
        perform from changed limit 1;
        if not found then
            return null;
        end if;
    end if;
    insert into cache.log (scope) values ('f:reviews');
    return null;
end
$$;
comment on function cache.log_review_search() is 'Logs that full text finds other reviews than before.';

create trigger cache_log_insert after insert on reviews
    referencing new table as changed for each statement execute function cache.log_reviews();
create trigger cache_log_update after update on reviews
    referencing old table as before new table as changed for each statement execute function cache.log_reviews();
create trigger cache_log_delete after delete on reviews
    referencing old table as changed for each statement execute function cache.log_reviews();
create trigger cache_log_truncate after truncate on reviews
    for each statement execute function cache.log_reviews();
alter table reviews enable always trigger cache_log_insert;
alter table reviews enable always trigger cache_log_update;
alter table reviews enable always trigger cache_log_delete;
alter table reviews enable always trigger cache_log_truncate;

create trigger cache_log_insert after insert on review_search
    referencing new table as changed for each statement execute function cache.log_review_search();
create trigger cache_log_update after update on review_search
    referencing new table as changed for each statement execute function cache.log_review_search();
create trigger cache_log_delete after delete on review_search
    referencing old table as changed for each statement execute function cache.log_review_search();
create trigger cache_log_truncate after truncate on review_search
    for each statement execute function cache.log_review_search();
alter table review_search enable always trigger cache_log_insert;
alter table review_search enable always trigger cache_log_update;
alter table review_search enable always trigger cache_log_delete;
alter table review_search enable always trigger cache_log_truncate;

-- Whoever wrote reviews before these triggers stood held a lock that CREATE TRIGGER waited for: its transaction id
-- is below this statement's xmax.
insert into cache.meta (horizon, seal_key)
select pg_snapshot_xmax(pg_current_snapshot()),
       sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
              || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
insert into cache.boot default values;

-- What has to stand in pg_trigger for the log to be complete. tgtype: PostgreSQL's include/catalog/pg_trigger.h;
-- INSERT 4, DELETE 8, UPDATE 16, TRUNCATE 32, AFTER and per statement 0.
create function cache.trigger_trouble() returns text
    language plpgsql stable security definer
    set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
    return (
    select coalesce(string_agg(
               case when t.oid is null then 'trigger ' || e.name || ' on ' || e.relation || ' is missing or altered'
                    else 'trigger ' || e.name || ' on ' || e.relation || ' is not enabled ALWAYS' end, '; '
               order by e.relation, e.name), '')
      from (values ('public.reviews'::regclass, 'cache_log_insert'::name, 'cache.log_reviews'::regproc, 4::smallint),
                   ('public.reviews', 'cache_log_update', 'cache.log_reviews', 16),
                   ('public.reviews', 'cache_log_delete', 'cache.log_reviews', 8),
                   ('public.reviews', 'cache_log_truncate', 'cache.log_reviews', 32),
                   ('public.review_search', 'cache_log_insert', 'cache.log_review_search', 4),
                   ('public.review_search', 'cache_log_update', 'cache.log_review_search', 16),
                   ('public.review_search', 'cache_log_delete', 'cache.log_review_search', 8),
                   ('public.review_search', 'cache_log_truncate', 'cache.log_review_search', 32)
           ) as e (relation, name, function, type)
      left join pg_trigger t
        on t.tgrelid = e.relation and t.tgname = e.name and t.tgfoid = e.function and t.tgtype = e.type
           and t.tgqual is null and t.tgattr = ''::int2vector
     where t.oid is null or t.tgenabled <> 'A');
end
$$;
comment on function cache.trigger_trouble() is 'Which trigger is missing, altered or disabled, in words; empty: the log is complete.';

-- Changes while a trigger was off are not in the log, not even for those who were not there to see it off. Switching a
-- trigger waits for all writers and rewrites its row, so the row's xmin says up to where the log has a hole. An xmin has no
-- epoch: it is the newest id with these 32 bits that was handed out.
create function cache.trigger_horizon() returns xid8
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select (max(top.id - ((top.id - t.xmin::text::bigint) & 4294967295)) + 1)::text::xid8
      from (select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as id) top, pg_trigger t
     where t.tgrelid in ('public.reviews'::regclass, 'public.review_search'::regclass) and t.tgname like 'cache_log_%'
$$;
comment on function cache.trigger_horizon() is 'The log is complete for transactions from here on, as far as its triggers were never switched since.';

-- One row at least, so that the head always arrives. The statement that reads is one statement: boot, snapshot,
-- horizon, trouble and log are of the same moment. The head is materialised: asked per row, the triggers took longer
-- than all the rest.
create function cache.poll(last_snapshot pg_snapshot)
    returns table (boot uuid, snapshot pg_snapshot, horizon xid8, trouble text, xid xid8, scope text)
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
    if not exists (select from cache.boot) then
        insert into cache.boot default values on conflict do nothing;
    end if;
    return query
    with head as materialized (
        select b.id as boot, pg_current_snapshot() as snapshot, known.horizon,
               cache.trigger_trouble() as trouble, greatest(known.horizon, pg_snapshot_xmin(last_snapshot)) as first
          from cache.boot b, cache.meta m, greatest(m.horizon, cache.trigger_horizon()) as known(horizon)),
    -- More than 20,000 changes: forget the oldest and say so by a later horizon.
    complete as materialized (
        select h.*, (select (l.xid::text::bigint + 1)::text::xid8 from cache.log l
                      where l.xid >= h.first order by l.xid desc offset 20000 limit 1) as cut
          from head h)
    select c.boot, c.snapshot, greatest(c.horizon, coalesce(c.cut, c.horizon)), c.trouble, l.xid, l.scope
      from complete c
      left join cache.log l
        on l.xid >= greatest(c.first, coalesce(c.cut, c.first))
       and (last_snapshot is null or not pg_visible_in_snapshot(l.xid, last_snapshot));
end
$$;
comment on function cache.poll(pg_snapshot) is
    'The boot, the snapshot now, the horizon of the log, trouble with triggers, and each logged change the last snapshot could not see.';

create function cache.trim() returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    oldest_running xid8 := pg_snapshot_xmin(pg_current_snapshot());
    newest_dropped xid8;
    dropped bigint;
begin
    perform from cache.meta for update; -- one at a time
    select xid into newest_dropped from cache.log
     where xid < oldest_running and at < clock_timestamp() - interval '1 hour'
     order by xid desc limit 1;
    if newest_dropped is null then
        return 0;
    end if;
    update cache.meta set horizon = greatest(horizon, (newest_dropped::text::bigint + 1)::text::xid8);
    delete from cache.log where xid <= newest_dropped;
    get diagnostics dropped = row_count;
    return dropped;
end
$$;
comment on function cache.trim() is
    'Drops log rows older than an hour, of transactions that have all ended, and moves the horizon past them in the same transaction.';

create function cache.seal_key() returns bytea
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not has_table_privilege(session_user, 'public.reviews', 'select') then
        raise insufficient_privilege using message = 'only who may read reviews may read sealed entries';
    end if;
    return (select seal_key from cache.meta);
end
$$;
comment on function cache.seal_key() is 'The 32-byte key that seals entries in Redis, for whoever may read reviews.';

create function cache.log_scopes(scopes text[]) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not has_table_privilege(session_user, 'public.reviews', 'update') then
        raise insufficient_privilege using message = 'only who may change reviews may invalidate what is cached';
    end if;
    insert into cache.log (scope) select distinct s from unnest(scopes) as s where s ~ '^[trepmfx]:.' limit 10000;
end
$$;
comment on function cache.log_scopes(text[]) is 'Logs scopes as a change would.';

revoke all on all tables in schema cache from public;
grant select on cache.boot to public;
revoke execute on function cache.log_reviews(), cache.log_review_search() from public;
