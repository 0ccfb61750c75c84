-- SPDX-License-Identifier: GPL-3.0-or-later
-- The poll asks one statement where it asked five: each plan that a backend has to wake up costs more than what it finds.

create or replace function cache.poll(last_snapshot pg_snapshot)
    returns table (boot uuid, snapshot pg_snapshot, horizon xid8, trouble text, reads_reviews boolean, reads_documents boolean,
                   xid xid8, scope text)
    language plpgsql stable security definer
    set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_variable
declare
    most constant integer := 20000;
    logged xid8[];
    scopes text[];
begin
    reads_reviews := has_table_privilege(session_user, 'public.reviews'::regclass, 'select');
    reads_documents := has_table_privilege(session_user, 'public.documents'::regclass, 'select');
    if not (reads_reviews or reads_documents) then
        raise insufficient_privilege using message = 'only who may read reviews or documents may hear what changes in them';
    end if;
    snapshot := pg_current_snapshot();
    -- An xmin has no epoch, so the youngest is found by its age: all ages within a transaction count from the same moment.
    select b.id, case when t.standing = 28 then '' end, l.logged, l.scopes,
           greatest(m.horizon, (pg_snapshot_xmax(snapshot)::text::bigint + age(pg_snapshot_xmax(snapshot)::xid) - t.youngest + 1)::text::xid8)
      into boot, trouble, logged, scopes, horizon
      from cache.meta m left join cache.boot b on true,
           (select count(*) filter (
                       where t.tgenabled = 'A' and t.tgqual is null and t.tgattr = ''::int2vector
                         and t.tgfoid = case t.tgrelid when 'public.reviews'::regclass then 'cache.log_reviews'::regproc
                                                       when 'public.review_search'::regclass then 'cache.log_review_search'::regproc
                                                       when 'public.documents'::regclass then 'cache.log_documents'::regproc
                                                       when 'public.document_search'::regclass then 'cache.log_document_search'::regproc
                                                       when 'public.jobs'::regclass then 'cache.log_jobs'::regproc
                                                       when 'public.analysis_results'::regclass then 'cache.log_analyses'::regproc
                                                       when 'public.finding_verdicts'::regclass then 'cache.log_verdicts'::regproc end
                         and t.tgtype = case t.tgname when 'cache_log_insert' then 4 when 'cache_log_update' then 16
                                                      when 'cache_log_delete' then 8 when 'cache_log_truncate' then 32 end) as standing,
                   min(age(t.xmin)::bigint & 4294967295) as youngest
              from pg_trigger t
             where t.tgrelid in ('public.reviews'::regclass, 'public.review_search'::regclass, 'public.documents'::regclass,
                                 'public.document_search'::regclass, 'public.jobs'::regclass, 'public.analysis_results'::regclass,
                                 'public.finding_verdicts'::regclass)
               and t.tgname >= 'cache_log_' and t.tgname < 'cache_log`') t,
           (select array_agg(c.xid) as logged, array_agg(c.scope) as scopes
              from (select l.xid, l.scope from cache.log l
                     where l.xid >= coalesce(pg_snapshot_xmin(last_snapshot), '0')
                       and (last_snapshot is null or not pg_visible_in_snapshot(l.xid, last_snapshot))
                       and (reads_reviews or l.scope ~ '^([da]:|.:documents|t:analyses|x:family:)')
                       and (reads_documents or l.scope !~ '^([da]:|.:documents|t:analyses)')
                     order by l.xid desc limit most + 1) c) l;
    if boot is null then
        boot := cache.begin_boot();
    elsif snapshot::text = last_snapshot::text then
        horizon := null;
        trouble := null;
        return next;
        return;
    end if;
    trouble := coalesce(trouble, cache.trigger_trouble());
    -- More than that: forget the oldest and say so by a later horizon.
    if cardinality(logged) > most then
        horizon := greatest(horizon, (logged[most + 1]::text::bigint + 1)::text::xid8);
    end if;
    for i in reverse coalesce(cardinality(logged), 0) .. 1 loop
        if logged[i] >= horizon then
            xid := logged[i];
            scope := scopes[i];
            return next;
        end if;
    end loop;
    if xid is null then
        return next; -- the head always arrives
    end if;
end
$$;

select guard.take_stock();
