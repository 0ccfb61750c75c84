-- SPDX-License-Identifier: GPL-3.0-or-later
-- Full text beside the reviews, filled in the background: building it is most of an import's work, and an import
-- must not wait for it.

create table review_search (
    review_id uuid     primary key,
    words     tsvector not null
);
comment on table review_search is 'The words of a review, stored so that a common word re-reads no text. Without a row for empty texts.';
create index review_search_by_word on review_search using gin (words);
comment on index review_search_by_word is 'Which reviews contain these words?';

create table review_search_pending (
    position  bigint generated always as identity primary key,
    review_id uuid   not null
);
comment on table review_search_pending is 'Reviews whose words changed since they were indexed, in order; the same one may stand here twice.';

create function review_search_enqueue() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'TRUNCATE' then
        truncate public.review_search, public.review_search_pending;
    elsif tg_op = 'UPDATE' then
        insert into public.review_search_pending (review_id)
        select id from before full join changed using (id)
         where (before.title, before.review_text, before.owner_reply)
               is distinct from (changed.title, changed.review_text, changed.owner_reply);
    else
        insert into public.review_search_pending (review_id) select id from changed;
    end if;
    return null;
end
$$;
comment on function review_search_enqueue() is 'Notes which reviews have to be indexed again.';

create trigger review_search_insert after insert on reviews
    referencing new table as changed for each statement execute function review_search_enqueue();
create trigger review_search_update after update on reviews
    referencing old table as before new table as changed for each statement execute function review_search_enqueue();
create trigger review_search_delete after delete on reviews
    referencing old table as changed for each statement execute function review_search_enqueue();
create trigger review_search_truncate after truncate on reviews
    for each statement execute function review_search_enqueue();
alter table reviews enable always trigger review_search_insert;
alter table reviews enable always trigger review_search_update;
alter table reviews enable always trigger review_search_delete;
alter table reviews enable always trigger review_search_truncate;

create function review_words(title text, review_text text, owner_reply text) returns tsvector
    language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select to_tsvector('pg_catalog.simple'::regconfig, title || ' ' || review_text || ' ' || owner_reply)
$$;
comment on function review_words(text, text, text) is 'What full text finds a review by: no stemming, no stop words, any language.';

create function search_index_step(max_rows integer) returns bigint
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
comment on function search_index_step(integer) is
    'Indexes up to max_rows of the reviews that wait; returns how many it took. 0 also while another client is at it.';

create function search_index_backlog() returns bigint
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(max(position) - min(position) + 1, 0) from public.review_search_pending
$$;
comment on function search_index_backlog() is
    'About how many reviews wait to be indexed, from the two ends of the queue: counting it would read it all.';

insert into review_search_pending (review_id) select id from reviews order by reviewed_at desc;
