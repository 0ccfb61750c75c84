-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the triggers promise (who changed what, versions, cached answers proved fresh, full text) holds only while all of
-- them stand. Here it is kept what has to stand, asked whether it does, and nothing is written while it does not.

create schema guard;
revoke all on schema guard from public;

create table guard.expected_triggers (
    relation   regclass     not null,
    name       name         not null,
    function   regprocedure not null,
    shape      text         not null,
    definition text         not null,
    primary key (relation, name)
);
comment on table guard.expected_triggers is 'Which triggers have to stand, as the migrations made them.';
create table guard.expected_functions (
    function regprocedure primary key,
    name     text         not null,
    shape    bigint       not null
);
comment on table guard.expected_functions is 'Which functions have to stand, and the hash of what they do.';

-- Views, not functions: they are asked for by every writing transaction, and the planner sees through them. Of a condition its
-- shape without numbers, which are ids that a restored database has others of; PostgreSQL's own words for it would wait for the table's lock.
create view guard.present_triggers as
    select t.oid, t.tgrelid as relation, t.tgname as name, t.tgfoid as function, t.tgenabled as enabled,
           concat_ws(' ', t.tgtype, t.tgattr, encode(t.tgargs, 'hex'), t.tgoldtable, t.tgnewtable, t.tgdeferrable, t.tginitdeferred,
                     regexp_replace(t.tgqual::text, '[0-9]+', '', 'g')) as shape
      from pg_trigger t where not t.tgisinternal;
comment on view guard.present_triggers is 'What each trigger does, and whether it is on.';
create view guard.present_functions as
    select f.oid, f.pronamespace as namespace,
           hashtextextended(concat_ws(' ', f.prosrc, f.proconfig, f.prosecdef, f.provolatile), 0) as shape
      from pg_proc f;
comment on view guard.present_functions is 'A hash of what each function does.';

create function guard.short(relation regclass) returns text
    language sql stable set search_path = pg_catalog, pg_temp as $$
    select regexp_replace(relation::text, '^public\.', '')
$$;
comment on function guard.short(regclass) is 'A table as people call it.';

create function guard.take_stock() returns void
    language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    delete from guard.expected_triggers;
    insert into guard.expected_triggers (relation, name, function, shape, definition)
    select t.relation, t.name, t.function, t.shape, pg_get_triggerdef(t.oid)
      from guard.present_triggers t join pg_class c on c.oid = t.relation
     where c.relnamespace = 'public'::regnamespace;
    delete from guard.expected_functions;
    insert into guard.expected_functions (function, name, shape)
    select f.oid, f.oid::regprocedure, f.shape from guard.present_functions f
     where f.namespace in (select oid from pg_namespace where nspname in ('public', 'cache', 'guard'))
       and not exists (select from pg_depend d where d.objid = f.oid and d.classid = 'pg_proc'::regclass and d.deptype = 'e');
end
$$;
comment on function guard.take_stock() is 'Takes what stands now for what has to stand. Each migration ends with it.';

create function guard.troubles() returns table (what text, remedy text)
    language plpgsql stable security definer
    set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
    return query
    select case when t.oid is null then format('trigger %I on %s is missing', e.name, guard.short(e.relation))
                when (t.function, t.shape) <> (e.function, e.shape) then format('trigger %I on %s is altered', e.name, guard.short(e.relation))
                when t.enabled = 'D' then format('trigger %I on %s is switched off', e.name, guard.short(e.relation))
                else format('trigger %I on %s is not enabled ALWAYS', e.name, guard.short(e.relation)) end as what,
           case when t.oid is null then e.definition || '; '
                when (t.function, t.shape) <> (e.function, e.shape) then format('drop trigger %I on %s; %s; ', e.name, e.relation, e.definition)
                else '' end
           || format('alter table %s enable always trigger %I;', e.relation, e.name)
      from guard.expected_triggers e
      left join guard.present_triggers t on t.relation = e.relation and t.name = e.name
     where t.oid is null or t.enabled <> 'A' or (t.function, t.shape) <> (e.function, e.shape)
    union all
    select format('the checks of references on %s are switched off', guard.short(t.tgrelid)), format('alter table %s enable trigger all;', t.tgrelid::regclass)
      from pg_trigger t
     where t.tgisinternal and t.tgenabled = 'D' and t.tgrelid in (select e.relation from guard.expected_triggers e)
     group by t.tgrelid
    union all
    select format('function %s is %s', e.name, case when p.shape is null then 'missing' else 'altered' end), ''
      from guard.expected_functions e
      cross join lateral (select (select f.shape from guard.present_functions f where f.oid = e.function)) as p (shape) -- by its key, one by one
     where p.shape is distinct from e.shape
     order by 1;
end
$$;
comment on function guard.troubles() is 'What of that which has to stand does not, in words, and the statements that put it right, where they are known.';

create function guard.require() returns void
    language plpgsql stable security definer
    set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
    trouble text := (select string_agg(what, '; ') from guard.troubles());
begin
    if trouble is not null then
        raise exception using errcode = 'LE001', message = trouble,
            hint = 'Nothing is written until it is put right. "lecternctl health" says how.';
    end if;
end
$$;
comment on function guard.require() is 'Fails while anything is missing, altered or off: writers ask before they commit.';

create function guard.search_queue() returns table (first_position bigint, waiting bigint)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select min(position), coalesce(max(position) - min(position) + 1, 0) from public.review_search_pending
$$;
comment on function guard.search_queue() is 'Where the queue of reviews that wait to be indexed begins, which moves while somebody works on it, and about how long it is.';

-- On each table: cheap, so it looks at the table's own triggers only. Lectern's transactions ask for all.
create function guard.before_write() returns trigger
    language plpgsql stable security definer
    set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
    trouble text;
begin
    select string_agg(format('trigger %I on %s is off or missing', e.name, guard.short(e.relation)), '; ') into trouble
      from guard.expected_triggers e
      left join pg_trigger t on t.tgrelid = e.relation and t.tgname = e.name
     where e.relation = tg_relid and (t.oid is null or t.tgenabled <> 'A');
    if trouble is not null then
        raise exception using errcode = 'LE001', message = trouble,
            hint = 'Nothing is written until it is put right. "lecternctl health" says how.';
    end if;
    return null;
end
$$;
comment on function guard.before_write() is 'Refuses every statement, by any client, that would write past a trigger of its table.';

do $$
declare
    guarded regclass;
begin
    for guarded in
        select distinct t.tgrelid::regclass from pg_trigger t join pg_class c on c.oid = t.tgrelid
         where c.relnamespace = 'public'::regnamespace and not t.tgisinternal
    loop
        execute format('create trigger a_guard before insert or update or delete or truncate on %s
                            for each statement execute function guard.before_write()', guarded);
        execute format('alter table %s enable always trigger a_guard', guarded);
    end loop;
end
$$;

-- What the earlier migrations made has to be there before it is taken for what has to stand.
do $$
declare
    missing text;
begin
    select string_agg(e.name || ' on ' || e.relation, ', ') into missing
      from (values ('reviews', 'reviews_stamp'), ('reviews', 'reviews_sentiment_stamp'),
                   ('reviews', 'review_search_insert'), ('reviews', 'review_search_update'), ('reviews', 'review_search_delete'),
                   ('reviews', 'review_search_truncate'),
                   ('documents', 'a_document_stamp'), ('documents', 'b_document_complete'), ('documents', 'document_search_name'),
                   ('documents', 'audit'), ('analysis_results', 'analysis_true'), ('analysis_results', 'audit'),
                   ('finding_verdicts', 'finding_verdict_stamp'), ('finding_verdicts', 'audit'),
                   ('risk_rule_changes', 'risk_rule_change_stamp'), ('risk_rule_changes', 'audit'),
                   ('document_pages', 'document_pages_stand_insert'), ('document_pages', 'document_pages_stand_update'),
                   ('document_pages', 'document_pages_stand_delete'), ('document_pages', 'document_search_insert'),
                   ('document_pages', 'document_search_update'), ('document_pages', 'document_search_delete'),
                   ('document_pages', 'document_search_truncate'), ('document_contents', 'document_content_whole'),
                   ('document_chunks', 'document_chunk_kept')) as e (relation, name)
     where not exists (select from pg_trigger t where t.tgrelid = to_regclass('public.' || e.relation) and t.tgname = e.name and t.tgenabled = 'A');
    missing := concat_ws('; ', missing, nullif(cache.trigger_trouble(), ''));
    if missing <> '' then
        raise exception 'this database lacks triggers or has them switched off: %', missing
            using hint = 'Put them back before you migrate.';
    end if;
end
$$;

revoke all on all tables in schema guard from public;
revoke execute on all functions in schema guard from public;

-- Whoever is admitted asks for it, from now on and who was before.
do $$
declare
    admitted text;
begin
    execute replace(pg_get_functiondef('public.admit(name, text)'::regprocedure), 'grant usage on schema public, cache to %1$I;',
                    'grant usage on schema public, cache, guard to %1$I;'
                    ' grant execute on function guard.troubles(), guard.require(), guard.search_queue() to %1$I;');
    for admitted in
        select case when a.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end
          from pg_proc f cross join lateral aclexplode(f.proacl) as a
         where f.oid = 'cache.poll(pg_snapshot)'::regprocedure and a.grantee <> f.proowner
    loop
        execute format('grant usage on schema guard to %1$s;'
                       ' grant execute on function guard.troubles(), guard.require(), guard.search_queue() to %1$s', admitted);
    end loop;
end
$$;
