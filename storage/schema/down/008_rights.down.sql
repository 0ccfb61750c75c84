-- SPDX-License-Identifier: GPL-3.0-or-later
-- What was granted to a login stays with it.
drop function admit(name, text), search_rebuild_step(bigint, integer), document_search_rebuild(uuid);

create or replace function search_index_step(max_rows integer) returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    ids uuid[];
    taken bigint;
begin
    -- One at a time: of two that hold an older and a newer text of one review, the older could come last.
    if not pg_try_advisory_xact_lock(hashtext('lectern search_index_step')) then
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
drop table cache.search_rebuild;

create or replace function document_text_hash(document uuid) returns bytea
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select sha256(convert_to(string_agg(page_text, '' order by page_number), 'UTF8')) from public.document_pages where document_id = document
$$;

create or replace function untrue_quotes(document uuid, evidence jsonb) returns bigint
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
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
            and substr(place.text, (q.first - place.first + 1)::integer, (q.past - q.first)::integer) = q.quote collate "C") is not true
$$;

do $$
declare
    guarded record;
begin
    for guarded in
        select p.oid from pg_proc p
         where p.prorettype = 'trigger'::regtype and p.pronamespace in ('public'::regnamespace, 'cache'::regnamespace)
           and p.prosrc like '%is none of the tables that this trigger is for%'
    loop
        execute regexp_replace(pg_get_functiondef(guarded.oid), E'    if tg_relid <> all .*?\n    end if;\n', '');
    end loop;
    execute format('grant temporary on database %I to public', current_database());
end
$$;

grant select on cache.boot to public;
alter default privileges grant execute on functions to public;
grant execute on function
    reviews_stamp(), reviews_sentiment_stamp(), review_search_enqueue(), review_words(text, text, text), search_index_step(integer),
    search_index_backlog(), document_stamp(), document_complete(), document_pages_stand(), document_content_whole(),
    document_chunk_kept(), document_text_hash(uuid), untrue_quotes(uuid, jsonb), analysis_true(), finding_verdict_stamp(),
    risk_rule_change_stamp(), audit_row(), text_parts(text), document_search_pages(), document_name_words(text), document_search_name(),
    cache.scopes_or_all(text, text[]), cache.trigger_trouble(), cache.poll(pg_snapshot), cache.trim(),
    cache.seal_key(), cache.log_scopes(text[])
to public;
