-- SPDX-License-Identifier: GPL-3.0-or-later
drop function cache.poll(pg_snapshot);
drop function cache.begin_boot();

create function cache.trigger_horizon() returns xid8
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select (max(top.id - ((top.id - t.xmin::text::bigint) & 4294967295)) + 1)::text::xid8
      from (select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as id) top, pg_trigger t
     where t.tgrelid in ('public.reviews'::regclass, 'public.review_search'::regclass, 'public.documents'::regclass,
                         'public.document_search'::regclass, 'public.jobs'::regclass, 'public.analysis_results'::regclass,
                         'public.finding_verdicts'::regclass)
       and t.tgname like 'cache_log_%'
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
