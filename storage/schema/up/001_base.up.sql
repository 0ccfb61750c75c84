-- SPDX-License-Identifier: GPL-3.0-or-later
-- Reviews, documents, analyses, users, audit, imports. Names are those of product.md.

-- The order is the order of the C++ enums in storage/api/reviews/review.h: never reorder, only append.
create type platform as enum (
    'google', 'yelp', 'tripadvisor', 'trustpilot', 'twitter', 'linkedin', 'facebook', 'reddit', 'zillow', 'airbnb',
    'booking', 'amazon', 'glassdoor', 'bbb', 'foursquare', 'youtube', 'app_store', 'play_store', 'other');
create type entity_type as enum (
    'company', 'restaurant', 'rental_property', 'hotel', 'place', 'service', 'product', 'healthcare', 'education',
    'entertainment', 'other');
create type sentiment as enum ('negative', 'neutral', 'positive');
create type date_precision as enum ('second', 'day', 'month', 'year', 'unknown');
create type work_status as enum ('PENDING', 'PROCESSING', 'COMPLETED', 'FAILED');

-- Comparisons are byte by byte ("C"): the same on every server, and an operating system's update of its
-- collations cannot corrupt an index.
create table reviews (
    id                    uuid           primary key default gen_random_uuid(),
    reviewed_at           timestamptz    not null,
    fetched_at            timestamptz    not null default now(),
    created_at            timestamptz    not null default now(),
    updated_at            timestamptz    not null default now(),
    owner_reply_at        timestamptz,
    version               bigint         not null default 1,
    platform              platform       not null,
    entity_type           entity_type    not null,
    sentiment             sentiment,
    reviewed_at_precision date_precision not null default 'second',
    helpful_count         integer        not null default 0,
    reply_count           integer        not null default 0,
    like_count            integer        not null default 0,
    share_count           integer        not null default 0,
    is_verified           boolean        not null default false,
    is_active             boolean        not null default true,
    rating                numeric(3,2),
    sentiment_score       numeric(4,3),
    platform_rating       numeric(8,3),
    platform_scale        numeric(8,3),
    language              text collate "C" not null default '',
    entity_id             text collate "C" not null,
    entity_name           text collate "C" not null,
    platform_review_id    text collate "C" not null,
    platform_url          text           not null default '',
    author_name           text           not null default '',
    author_id             text           not null default '',
    author_avatar_url     text           not null default '',
    title                 text           not null default '',
    review_text           text           not null default '',
    owner_reply           text           not null default '',
    image_urls            text[]         not null default '{}',
    tags                  text[]         not null default '{}',
    metadata              jsonb          not null default '{}',

    constraint reviews_platform_review_id_key unique (platform, platform_review_id),
    constraint reviews_reviewed_at_check check (reviewed_at >= '1900-01-01+00' and reviewed_at < '2100-01-01+00'),
    constraint reviews_fetched_at_check check (fetched_at >= '1900-01-01+00' and fetched_at < '2100-01-01+00'),
    constraint reviews_created_at_check check (created_at >= '1900-01-01+00' and created_at < '2100-01-01+00'),
    constraint reviews_updated_at_check check (updated_at >= '1900-01-01+00' and updated_at < '2100-01-01+00'),
    constraint reviews_owner_reply_at_check check (owner_reply_at >= '1900-01-01+00' and owner_reply_at < '2100-01-01+00'),
    constraint reviews_version_check check (version between 1 and 9007199254740992),
    -- NaN sorts above every number, so the upper bound refuses it.
    constraint reviews_rating_check check (rating between 0 and 5),
    constraint reviews_sentiment_score_check check (sentiment_score between -1 and 1),
    constraint reviews_platform_rating_check check (platform_rating between -10000 and 10000),
    constraint reviews_platform_scale_check check (platform_scale > 0 and platform_scale <= 10000),
    constraint reviews_counts_check check (helpful_count >= 0 and reply_count >= 0 and like_count >= 0 and share_count >= 0),
    constraint reviews_language_check check (language ~ '^([a-z]{2,8})?$'),
    constraint reviews_entity_id_check check (char_length(entity_id) between 1 and 500),
    -- U+001F separates the values of an anchor.
    constraint reviews_entity_name_check check (char_length(entity_name) <= 500 and position(chr(31) in entity_name) = 0),
    constraint reviews_platform_review_id_check check (char_length(platform_review_id) between 1 and 500),
    constraint reviews_urls_check check (char_length(platform_url) <= 4000 and char_length(author_avatar_url) <= 4000),
    constraint reviews_author_check check (char_length(author_name) <= 500 and char_length(author_id) <= 500),
    constraint reviews_title_check check (char_length(title) <= 2000),
    constraint reviews_review_text_check check (char_length(review_text) <= 100000),
    constraint reviews_owner_reply_check check (char_length(owner_reply) <= 100000),
    constraint reviews_arrays_check check (cardinality(image_urls) <= 1000 and cardinality(tags) <= 1000),
    constraint reviews_metadata_check check (jsonb_typeof(metadata) = 'object')
);
comment on table reviews is 'One row per review of a platform. Deleted ones stay with is_active = false.';
comment on column reviews.rating is 'Normalised to 0-5; null: the author gave none.';
comment on column reviews.platform_rating is 'As the platform gave it, out of platform_scale.';
comment on column reviews.reviewed_at_precision is 'How much of reviewed_at the source told; unknown: reviewed_at is 1900-01-01.';
comment on column reviews.version is 'Raised by a trigger on every update, whoever makes it.';

create function reviews_stamp() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    new.version := old.version + 1;
    new.created_at := old.created_at;
    new.updated_at := clock_timestamp();
    return new;
end
$$;
comment on function reviews_stamp() is 'Raises version and sets updated_at, whatever the client wrote there.';
create trigger reviews_stamp before update on reviews for each row execute function reviews_stamp();
alter table reviews enable always trigger reviews_stamp;

comment on index reviews_pkey is 'Which review has this id?';
comment on index reviews_platform_review_id_key is 'Do we have this review of this platform already?';

-- One index per sort, every column in one direction, so that a page begins with a comparison of rows and both
-- directions are served. is_active is included for walks that read nothing but the index.
create index reviews_by_date on reviews (reviewed_at, id) include (is_active);
comment on index reviews_by_date is 'Which reviews come next by date? How many lie before a day?';
create index reviews_by_rating on reviews ((coalesce(rating, -1)), reviewed_at, id) include (rating, is_active);
comment on index reviews_by_rating is 'Which reviews come next by rating, unrated ones lowest?';
create index reviews_by_helpful on reviews (helpful_count, reviewed_at, id) include (is_active);
comment on index reviews_by_helpful is 'Which reviews did most people find helpful?';
create index reviews_by_sentiment on reviews ((coalesce(sentiment_score, -2)), reviewed_at, id)
    include (sentiment_score, is_active);
comment on index reviews_by_sentiment is 'Which reviews are the angriest or the happiest, unscored ones lowest?';
create index reviews_by_entity_name on reviews (entity_name, reviewed_at, id) include (is_active);
comment on index reviews_by_entity_name is 'Which reviews come next by the name of what they are about?';
create index reviews_by_platform on reviews (platform, reviewed_at, id) include (is_active);
comment on index reviews_by_platform is 'Which reviews come next by platform? Which are the newest of one platform?';
create index reviews_by_entity on reviews (entity_id, reviewed_at, id) include (is_active);
comment on index reviews_by_entity is 'Which are the newest reviews of one entity?';
create index reviews_by_entity_type on reviews (entity_type, reviewed_at, id) include (is_active);
comment on index reviews_by_entity_type is 'Which are the newest reviews of one type of entity?';
create index reviews_by_language on reviews (language, reviewed_at, id) include (is_active);
comment on index reviews_by_language is 'Which are the newest reviews in one language?';
create index reviews_deleted on reviews (reviewed_at, id) where not is_active;
comment on index reviews_deleted is 'Which reviews were deleted?';

create table users (
    id           uuid        primary key default gen_random_uuid(),
    email        text        not null,
    login_role   name        not null unique,
    display_name text        not null default '' check (char_length(display_name) <= 200),
    role         text        not null default 'analyst' check (role in ('reader', 'analyst', 'admin')),
    api_key_hash bytea       unique check (octet_length(api_key_hash) = 32),
    is_active    boolean     not null default true,
    created_at   timestamptz not null default now(),
    version      bigint      not null default 1,
    constraint users_email_check check (char_length(email) between 3 and 320 and position('@' in email) > 1)
);
create unique index users_email_key on users (lower(email));
comment on table users is 'Who works with Lectern. What a login may do is decided by PostgreSQL roles, not by this table.';
comment on index users_email_key is 'Who has this e-mail address?';

-- A document's bytes are stored once per content, in chunks, whoever brought it how often.
create table document_contents (
    sha256     bytea       primary key check (octet_length(sha256) = 32),
    size_bytes bigint      not null check (size_bytes between 0 and 268435456),
    mime_type  text        not null check (char_length(mime_type) between 1 and 200),
    created_at timestamptz not null default now()
);
comment on table document_contents is 'One row per different file content.';
create table document_chunks (
    sha256       bytea   not null references document_contents on delete cascade,
    chunk_number integer not null check (chunk_number >= 0),
    bytes        bytea   not null check (octet_length(bytes) between 1 and 1048576),
    primary key (sha256, chunk_number)
);
alter table document_chunks alter column bytes set storage external;
comment on table document_chunks is 'The bytes of a content, in order, at most 1 MiB each.';

create table documents (
    id                 uuid        primary key default gen_random_uuid(),
    owner_id           uuid        references users,
    original_name      text        not null check (char_length(original_name) between 1 and 200),
    sha256             bytea       not null references document_contents,
    status             work_status not null default 'PENDING',
    page_count         integer     check (page_count between 0 and 20000),
    extraction_seconds double precision check (extraction_seconds >= 0 and extraction_seconds < 'infinity'),
    error              text        not null default '' check (char_length(error) <= 4000),
    metadata           jsonb       not null default '{}' check (jsonb_typeof(metadata) = 'object'),
    created_at         timestamptz not null default now(),
    started_at         timestamptz,
    completed_at       timestamptz,
    updated_at         timestamptz not null default now(),
    is_active          boolean     not null default true,
    version            bigint      not null default 1,
    check (completed_at >= started_at),
    check (status <> 'COMPLETED' or completed_at is not null)
);
comment on table documents is 'A contract or other document that an analyst added.';
create index documents_by_date on documents (created_at, id);
comment on index documents_by_date is 'Which documents were added last?';
create index documents_by_content on documents (sha256);
comment on index documents_by_content is 'Which documents have this content?';
create index documents_open on documents (created_at, id) where status in ('PENDING', 'PROCESSING');
comment on index documents_open is 'Which documents still wait for their text?';

create table document_pages (
    document_id uuid    not null references documents on delete cascade,
    page_number integer not null check (page_number between 1 and 20000),
    page_text   text    not null check (octet_length(page_text) <= 67108864),
    primary key (document_id, page_number)
);
comment on table document_pages is 'The extracted text, page by page, from 1.';

create table analysis_results (
    id                 uuid        primary key default gen_random_uuid(),
    document_id        uuid        not null references documents on delete cascade,
    analysis_type      text        not null default 'contract_review' check (char_length(analysis_type) between 1 and 100),
    engine             text        not null check (char_length(engine) between 1 and 100),
    engine_version     text        not null default '' check (char_length(engine_version) <= 100),
    model_used         text        not null default '' check (char_length(model_used) <= 200),
    status             work_status not null default 'PENDING',
    processing_time_ms bigint      check (processing_time_ms >= 0),
    summary            text        not null default '' check (char_length(summary) <= 100000),
    risks              jsonb       not null default '[]' check (jsonb_typeof(risks) = 'array'),
    recommendations    jsonb       not null default '[]' check (jsonb_typeof(recommendations) = 'array'),
    findings           jsonb       not null default '[]' check (jsonb_typeof(findings) = 'array'),
    error              text        not null default '' check (char_length(error) <= 4000),
    created_at         timestamptz not null default now(),
    completed_at       timestamptz,
    version            bigint      not null default 1
);
comment on table analysis_results is 'What an engine found in a document, with its evidence.';
create index analysis_results_by_document on analysis_results (document_id, created_at, id);
comment on index analysis_results_by_document is 'Which is the latest analysis of this document?';

create table audit_log (
    id           bigint      generated always as identity primary key,
    happened_at  timestamptz not null default clock_timestamp(),
    actor        name        not null default session_user,
    client       inet        default inet_client_addr(),
    action       text        not null check (char_length(action) between 1 and 100),
    object_table text        not null default '' check (char_length(object_table) <= 100),
    object_id    text        not null default '' check (char_length(object_id) <= 500),
    before       jsonb,
    after        jsonb
);
comment on table audit_log is 'Who did what, when, from where.';
create index audit_log_by_object on audit_log (object_table, object_id, id);
comment on index audit_log_by_object is 'What happened to this object?';
create index audit_log_by_actor on audit_log (actor, id);
comment on index audit_log_by_actor is 'What did this person do?';

create table imports (
    import_key   bytea       primary key check (octet_length(import_key) = 32),
    file_name    text        not null check (char_length(file_name) between 1 and 1000),
    records_done bigint      not null default 0 check (records_done >= 0),
    inserted     bigint      not null default 0,
    updated      bigint      not null default 0,
    duplicate    bigint      not null default 0,
    rejected     bigint      not null default 0,
    started_at   timestamptz not null default now(),
    finished_at  timestamptz
);
comment on table imports is 'Where each import of a file stands: moved in the same transaction as its rows.';
create table import_rejects (
    import_key    bytea  not null references imports on delete cascade,
    record_number bigint not null,
    line          bigint not null,
    column_name   text   not null default '',
    reason        text   not null,
    primary key (import_key, record_number)
);
comment on table import_rejects is 'The records of a file that could not be stored, and why.';
