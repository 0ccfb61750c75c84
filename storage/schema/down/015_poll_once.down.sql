-- SPDX-License-Identifier: GPL-3.0-or-later
create or replace function cache.poll(last_snapshot pg_snapshot)
    returns table (boot uuid, snapshot pg_snapshot, horizon xid8, trouble text, reads_reviews boolean, reads_documents boolean,
                   xid xid8, scope text)
    language plpgsql stable security definer
    set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_variable
declare
    standing bigint;
    switched xid8;
    first xid8;
    cut xid8;
begin
    reads_reviews := has_table_privilege(session_user, 'public.reviews'::regclass, 'select');
    reads_documents := has_table_privilege(session_user, 'public.documents'::regclass, 'select');
    if not (reads_reviews or reads_documents) then
        raise insufficient_privilege using message = 'only who may read reviews or documents may hear what changes in them';
    end if;
    snapshot := pg_current_snapshot();
    select b.id into boot from cache.boot b;
    if boot is null then
        boot := cache.begin_boot();
    elsif snapshot::text = last_snapshot::text then
        return next;
        return;
    end if;

    select count(*) filter (where t.tgenabled = 'A' and t.tgqual is null and t.tgattr = ''::int2vector
                              and t.tgfoid = expected.function and t.tgtype = case t.tgname
                                  when 'cache_log_insert' then 4 when 'cache_log_update' then 16
                                  when 'cache_log_delete' then 8 when 'cache_log_truncate' then 32 end),
           (max(top.id - ((top.id - t.xmin::text::bigint) & 4294967295)) + 1)::text::xid8
      into standing, switched
      from (select pg_snapshot_xmax(snapshot)::text::bigint as id) top,
           (values ('public.reviews'::regclass, 'cache.log_reviews'::regproc),
                   ('public.review_search'::regclass, 'cache.log_review_search'::regproc),
                   ('public.documents'::regclass, 'cache.log_documents'::regproc),
                   ('public.document_search'::regclass, 'cache.log_document_search'::regproc),
                   ('public.jobs'::regclass, 'cache.log_jobs'::regproc),
                   ('public.analysis_results'::regclass, 'cache.log_analyses'::regproc),
                   ('public.finding_verdicts'::regclass, 'cache.log_verdicts'::regproc)) as expected (relation, function),
           pg_trigger t
     where t.tgrelid = expected.relation and t.tgname like 'cache_log_%';
    trouble := case when standing = 28 then '' else cache.trigger_trouble() end;

    select greatest(m.horizon, switched) into horizon from cache.meta m;
    first := greatest(horizon, pg_snapshot_xmin(last_snapshot));
    -- More than 20,000 changes: forget the oldest and say so by a later horizon.
    select (l.xid::text::bigint + 1)::text::xid8 into cut
      from cache.log l where l.xid >= first order by l.xid desc offset 20000 limit 1;
    if cut is not null then
        horizon := greatest(horizon, cut);
        first := greatest(first, cut);
    end if;
    return query
    select boot, snapshot, horizon, trouble, reads_reviews, reads_documents, l.xid, l.scope
      from cache.log l
     where l.xid >= first and (last_snapshot is null or not pg_visible_in_snapshot(l.xid, last_snapshot))
       and (reads_reviews or l.scope ~ '^([da]:|.:documents|t:analyses|x:family:)')
       and (reads_documents or l.scope !~ '^([da]:|.:documents|t:analyses)');
    if not found then
        return next;
    end if;
end
$$;

select guard.take_stock();
