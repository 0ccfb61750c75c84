-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who may run what. Whoever may connect is not thereby a reader: nothing of ours is open to PUBLIC any more, functions of triggers
-- serve their own tables only, and what answers from contents asks what the login itself may read.

-- ------------------------------------------------------------------------------------------------------ PUBLIC

revoke execute on function
    reviews_stamp(), reviews_sentiment_stamp(), review_search_enqueue(), review_words(text, text, text), search_index_step(integer),
    search_index_backlog(), document_stamp(), document_complete(), document_pages_stand(), document_content_whole(),
    document_chunk_kept(), document_text_hash(uuid), untrue_quotes(uuid, jsonb), analysis_true(), finding_verdict_stamp(),
    risk_rule_change_stamp(), audit_row(), text_parts(text), document_search_pages(), document_name_words(text), document_search_name(),
    cache.scopes_or_all(text, text[]), cache.trigger_trouble(), cache.poll(pg_snapshot), cache.trim(),
    cache.seal_key(), cache.log_scopes(text[])
from public;
alter default privileges revoke execute on functions from public;
revoke select on cache.boot from public;

-- A temporary table is where a stranger may hang our functions on as triggers. Only a warning where somebody else owns the database.
do $$
begin
    execute format('revoke temporary on database %I from public', current_database());
end
$$;

-- ----------------------------------------------------------------------------------- Functions of triggers, and their tables

do $$
declare
    guarded record;
    guard constant text := E'\nbegin\n'
        '    if tg_relid <> all (array[%s]::regclass[]) then\n'
        '        raise insufficient_privilege using message = format(''%%s is none of the tables that this trigger is for'', tg_relid::regclass);\n'
        '    end if;\n';
begin
    for guarded in
        select * from (values
            ('public.reviews_stamp()', array['public.reviews']),
            ('public.reviews_sentiment_stamp()', array['public.reviews']),
            ('public.review_search_enqueue()', array['public.reviews']),
            ('public.document_stamp()', array['public.documents']),
            ('public.document_complete()', array['public.documents']),
            ('public.document_pages_stand()', array['public.document_pages']),
            ('public.document_content_whole()', array['public.document_contents']),
            ('public.document_chunk_kept()', array['public.document_chunks']),
            ('public.analysis_true()', array['public.analysis_results']),
            ('public.finding_verdict_stamp()', array['public.finding_verdicts']),
            ('public.risk_rule_change_stamp()', array['public.risk_rule_changes']),
            ('public.audit_row()', array['public.documents', 'public.analysis_results', 'public.finding_verdicts', 'public.risk_rule_changes']),
            ('public.document_search_pages()', array['public.document_pages']),
            ('public.document_search_name()', array['public.documents']),
            ('cache.log_reviews()', array['public.reviews']),
            ('cache.log_review_search()', array['public.review_search']),
            ('cache.log_documents()', array['public.documents']),
            ('cache.log_document_search()', array['public.document_search']),
            ('cache.log_jobs()', array['public.jobs']),
            ('cache.log_analyses()', array['public.analysis_results']),
            ('cache.log_verdicts()', array['public.finding_verdicts'])) as g (function, tables)
    loop
        execute regexp_replace(pg_get_functiondef(guarded.function::regprocedure), E'\nbegin\n',
                               format(guard, (select string_agg(quote_literal(t), ', ') from unnest(guarded.tables) as t)));
    end loop;
end
$$;

-- -------------------------------------------------------------------------------- What answers from a document's text

create or replace function document_text_hash(document uuid) returns bytea
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not has_column_privilege(session_user, 'public.document_pages', 'page_text', 'select') then
        raise insufficient_privilege using message = 'only who may read the text of documents may ask about it';
    end if;
    return (select sha256(convert_to(string_agg(page_text, '' order by page_number), 'UTF8'))
              from public.document_pages where document_id = document);
end
$$;

create or replace function untrue_quotes(document uuid, evidence jsonb) returns bigint
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not has_column_privilege(session_user, 'public.document_pages', 'page_text', 'select') then
        raise insufficient_privilege using message = 'only who may read the text of documents may ask about it';
    end if;
    return (
    with pages as materialized (
        select page_number, page_text, character_count,
               sum(character_count) over (order by page_number) - character_count as first
          from public.document_pages where document_id = document),
    quotes as (
        select e ->> 'quote' as quote, (e ->> 'page')::integer as page, (e ->> 'start')::bigint as first, (e ->> 'end')::bigint as past
          from jsonb_array_elements(evidence) as e)
    select count(*) from quotes q
      cross join lateral (select min(p.first) as first, min(p.page_number) as page, string_agg(p.page_text, '' order by p.page_number) as text
                            from pages p where p.first < q.past and p.first + p.character_count > q.first) as place
     where (q.first >= 0 and q.past > q.first and q.page = place.page
            and substr(place.text, (q.first - place.first + 1)::integer, (q.past - q.first)::integer) = q.quote collate "C") is not true);
end
$$;

-- --------------------------------------------------------------------------------------------- Full text, anew

create table cache.search_rebuild (
    is_only    boolean     primary key default true check (is_only),
    number     bigint      not null default 0,
    next_id    uuid,
    started_at timestamptz
);
comment on table cache.search_rebuild is 'One row. Who writes the words of reviews holds its lock; where the rebuilding of full text stands.';
comment on column cache.search_rebuild.number is 'Of the latest rebuilding: one that somebody else ended is told from a new one.';
comment on column cache.search_rebuild.next_id is 'The first review that it has still to do; null: none is under way.';
insert into cache.search_rebuild default values;

-- An advisory lock, which stood here, is anybody's who may connect.
create or replace function search_index_step(max_rows integer) returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    ids uuid[];
    taken bigint;
begin
    if not exists (select from public.review_search_pending) then
        return 0;
    end if;
    -- One at a time: of two that hold an older and a newer text of one review, the older could come last.
    perform from cache.search_rebuild for update skip locked;
    if not found then
        return 0;
    end if;
    with step as (
        delete from public.review_search_pending
         where position in (select position from public.review_search_pending
                             order by position limit max_rows)
        returning review_id)
    select count(*), array_agg(distinct review_id) into taken, ids from step;
    if taken = 0 then
        return 0;
    end if;
    -- A second statement, so that its snapshot sees every change that the rows just taken were noted for.
    with words as (
        select r.id, public.review_words(r.title, r.review_text, r.owner_reply) as words
          from unnest(ids) as wanted (id) join public.reviews r on r.id = wanted.id),
    gone as (
        delete from public.review_search
         where review_id = any (ids)
           and not exists (select from words w where w.id = review_id and w.words <> ''::tsvector))
    insert into public.review_search (review_id, words)
    select id, words from words where words <> ''::tsvector
    on conflict (review_id) do update set words = excluded.words;
    return taken;
end
$$;

create function search_rebuild_step(which bigint, max_rows integer, out rebuilding bigint, out share double precision)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    state record;
    ids uuid[];
    following uuid;
begin
    select r.number, r.next_id into state from cache.search_rebuild r for update skip locked;
    if not found then
        return; -- another client is at it
    end if;
    rebuilding := state.number;
    share := 1;
    if which is not null and (state.number <> which or state.next_id is null) then
        return;
    end if;
    if state.next_id is null then
        rebuilding := state.number + 1;
        state.next_id := '00000000-0000-0000-0000-000000000000';
        update cache.search_rebuild set number = rebuilding, started_at = clock_timestamp();
    end if;
    ids := array(select id from public.reviews where id >= state.next_id order by id limit greatest(max_rows, 1) + 1);
    if cardinality(ids) > greatest(max_rows, 1) then
        following := ids[cardinality(ids)];
        ids := trim_array(ids, 1);
        share := ('x' || left(following::text, 8))::bit(32)::bigint / 4294967296.0; -- ids are random
    end if;
    delete from public.review_search s
     where s.review_id >= state.next_id and (following is null or s.review_id < following)
       and not exists (select from public.reviews r where r.id = s.review_id
                          and public.review_words(r.title, r.review_text, r.owner_reply) <> ''::tsvector);
    insert into public.review_search as present (review_id, words)
    select r.id, w.words
      from unnest(ids) as wanted (id) join public.reviews r on r.id = wanted.id
      cross join lateral (select public.review_words(r.title, r.review_text, r.owner_reply) as words) as w
     where w.words <> ''::tsvector
    on conflict (review_id) do update set words = excluded.words where present.words is distinct from excluded.words;
    update cache.search_rebuild set next_id = following;
end
$$;
comment on function search_rebuild_step(bigint, integer) is
    'Writes the words of the next max_rows reviews anew, those of a new rebuilding (null) or of this one; how far it is, 1 being the end. Nulls: another client is at it.';

create function document_search_rebuild(after_document uuid, out document uuid, out share double precision)
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    found_document record;
begin
    -- Its lock keeps the name as it is; the pages of a COMPLETED document do not change, and others have no words yet that last.
    select d.id, d.original_name, d.status into found_document from public.documents d
     where after_document is null or d.id > after_document order by d.id limit 1 for update;
    if not found then
        return;
    end if;
    document := found_document.id;
    share := ('x' || left(document::text, 8))::bit(32)::bigint / 4294967296.0;
    insert into public.document_search as present (document_id, page_number, first_position, words)
    values (document, 0, 0, public.document_name_words(found_document.original_name))
    on conflict (document_id, page_number, first_position) do update set words = excluded.words
       where present.words is distinct from excluded.words;
    if found_document.status <> 'COMPLETED' then
        return;
    end if;
    with parts as materialized (
        select p.page_number, t.first_position, v.words
          from public.document_pages p
          cross join lateral public.text_parts(p.page_text) as t
          cross join lateral (select to_tsvector('pg_catalog.simple'::regconfig, t.part) as words) as v
         where p.document_id = document and v.words <> ''::tsvector),
    gone as (
        delete from public.document_search s
         where s.document_id = document and s.page_number > 0
           and not exists (select from parts where (parts.page_number, parts.first_position) = (s.page_number, s.first_position)))
    insert into public.document_search as present (document_id, page_number, first_position, words)
    select document, parts.page_number, parts.first_position, parts.words from parts
    on conflict (document_id, page_number, first_position) do update set words = excluded.words
       where present.words is distinct from excluded.words;
end
$$;
comment on function document_search_rebuild(uuid) is
    'Writes the words of the document that comes after this one by id anew; which it was and how far that is. Nulls: there is none.';

-- -------------------------------------------------------------------------------------------------- Who is admitted

create function admit(login name, kind text) returns void
    language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if kind is null or kind not in ('reader', 'analyst', 'importer') then
        raise invalid_parameter_value using message = format('a login is admitted as reader, analyst or importer, not as "%s"', kind);
    end if;
    execute format('grant usage on schema public, cache to %1$I;'
                   ' grant select on public.reviews, public.review_search, public.documents, public.document_contents, public.document_chunks,'
                   ' public.document_pages, public.document_search, public.jobs, public.analysis_results, public.finding_verdicts,'
                   ' public.risk_rule_changes to %1$I;'
                   ' grant execute on function cache.poll(pg_snapshot), cache.seal_key(), cache.trim(), cache.trigger_trouble(),'
                   ' public.search_index_backlog(), public.search_index_step(integer) to %1$I', login);
    if kind = 'reader' then
        return;
    end if;
    execute format('grant update on public.reviews, public.documents, public.jobs, public.finding_verdicts, public.risk_rule_changes to %1$I;'
                   ' grant insert on public.documents, public.document_contents, public.document_chunks, public.document_pages, public.jobs,'
                   ' public.analysis_results, public.finding_verdicts, public.risk_rule_changes to %1$I;'
                   ' grant update (mime_type) on public.document_contents to %1$I;' -- to lock its row
                   ' grant insert (action, object_table, object_id, after) on public.audit_log to %1$I;' -- who did it is not for the client to say
                   ' grant delete on public.document_pages to %1$I;' -- of a document that is read again
                   ' grant execute on function cache.log_scopes(text[]) to %1$I', login);
    if kind = 'analyst' then
        return;
    end if;
    execute format('grant insert on public.reviews to %1$I; grant select, insert, update, delete on public.imports, public.import_rejects to %1$I;'
                   ' grant temporary on database %2$I to %1$I;'
                   ' grant execute on function public.search_rebuild_step(bigint, integer), public.document_search_rebuild(uuid) to %1$I',
                   login, current_database());
end
$$;
comment on function admit(name, text) is
    'Grants a login what a reader, an analyst (who also works on documents) or an importer needs; for the owner of the schema to call.';
revoke execute on function admit(name, text), search_rebuild_step(bigint, integer), document_search_rebuild(uuid) from public;

-- Who was given reviews or documents to read before this goes on reading, and who imported goes on importing.
do $$
declare
    reader record;
begin
    for reader in
        select case when a.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end as login,
               bool_or(a.privilege_type = 'UPDATE') as changes, bool_or(a.privilege_type = 'INSERT' and c.relname = 'reviews') as adds
          from pg_class c cross join lateral aclexplode(c.relacl) as a
         where c.oid in ('public.reviews'::regclass, 'public.documents'::regclass) and a.grantee <> c.relowner
         group by 1 having bool_or(a.privilege_type = 'SELECT')
    loop
        execute format('grant execute on function cache.poll(pg_snapshot), cache.seal_key(), cache.trim(), cache.trigger_trouble(),'
                       ' public.search_index_backlog(), public.search_index_step(integer) to %1$s', reader.login);
        if reader.changes then
            execute format('grant execute on function cache.log_scopes(text[]) to %s', reader.login);
        end if;
        if reader.adds then
            execute format('grant temporary on database %I to %s', current_database(), reader.login);
        end if;
    end loop;
end
$$;
