-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who says how a review sounds: the platform that delivered it, or an engine of Lectern in some version. What a
-- platform delivered is never overwritten; what an engine said goes when the words change it was said of.

alter table reviews
    add column sentiment_engine  text collate "C" not null default '',
    add column sentiment_version text collate "C" not null default '',
    add constraint reviews_sentiment_engine_check check (
        char_length(sentiment_engine) <= 100 and char_length(sentiment_version) <= 100
        and (sentiment_engine = '') = (sentiment_version = ''));
comment on column reviews.sentiment_engine is
    'What found sentiment and sentiment_score; empty: the platform delivered them, or nobody did yet. An engine that could not tell stands beside nulls.';
comment on column reviews.sentiment_version is 'Of the engine. Later versions sort after earlier ones.';

create index reviews_without_sentiment on reviews (id)
    where sentiment_engine = '' and sentiment is null and sentiment_score is null;
comment on index reviews_without_sentiment is 'Which reviews still wait for a sentiment?';
create index reviews_by_sentiment_version on reviews (sentiment_engine, sentiment_version, id) where sentiment_engine <> '';
comment on index reviews_by_sentiment_version is 'Which reviews did an earlier version of an engine judge?';

create function reviews_sentiment_stamp() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if (new.sentiment_engine, new.sentiment_version) is distinct from (old.sentiment_engine, old.sentiment_version) then
        return new; -- whoever names an engine, or none, knows what it does
    end if;
    if (new.sentiment, new.sentiment_score) is distinct from (old.sentiment, old.sentiment_score) then
        new.sentiment_engine := '';
        new.sentiment_version := '';
    elsif (new.title, new.review_text, new.language) is distinct from (old.title, old.review_text, old.language) then
        new.sentiment := null;
        new.sentiment_score := null;
        new.sentiment_engine := '';
        new.sentiment_version := '';
    end if;
    return new;
end
$$;
comment on function reviews_sentiment_stamp() is
    'A sentiment written without naming an engine counts as delivered; an engine''s own is forgotten when the words change.';
create trigger reviews_sentiment_stamp before update on reviews
    for each row when (old.sentiment_engine <> '') execute function reviews_sentiment_stamp();
alter table reviews enable always trigger reviews_sentiment_stamp;
