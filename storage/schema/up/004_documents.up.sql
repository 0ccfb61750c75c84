-- SPDX-License-Identifier: GPL-3.0-or-later
-- Documents as they are worked on: pages with their words, full text, jobs, analyses with evidence, verdicts, rules.
-- What must always be true of them is checked here, whoever writes.

-- The order is the order of the C++ enums in storage/api: never reorder, only append.
create type document_kind as enum ('unknown', 'pdf', 'docx', 'odt', 'rtf', 'txt', 'image');
create type text_source as enum ('file', 'ocr', 'none');
create type severity as enum ('none', 'low', 'medium', 'high');
create type job_kind as enum ('extract', 'analyse');
create type job_state as enum ('waiting', 'running', 'done', 'failed', 'cancelled');
create type judgement as enum ('none', 'right', 'wrong');

alter table documents
    alter column original_name type text collate "C",
    add column kind             document_kind not null default 'unknown',
    add column added_by         name          not null default session_user,
    add column character_count  bigint        not null default 0,
    add column ocr_confidence   double precision,
    add column note             text          not null default '',
    add column previous_version uuid          references documents,
    add column risk_high        integer,
    add column risk_medium      integer,
    add column risk_low         integer,
    add column analysis_status  work_status   not null default 'PENDING',
    add column analysis_error   text          not null default '',
    add column edited_version   bigint        not null default 1,
    add column client           text collate "C" generated always as (coalesce(metadata ->> 'client', '')) stored,
    add column contract_type    text collate "C" generated always as (coalesce(metadata ->> 'contract_type', '')) stored,
    add column name_key         text collate "C" generated always as (lower(original_name)) stored,
    add column risk_rank        bigint generated always as (case when risk_high is null then -1
        else least(risk_high, 99999) * 10000000000 + least(risk_medium, 99999) * 100000 + least(risk_low, 99999) end) stored,
    add constraint documents_character_count_check check (character_count >= 0),
    add constraint documents_ocr_confidence_check check (ocr_confidence between 0 and 1),
    add constraint documents_note_check check (char_length(note) <= 4000),
    add constraint documents_previous_version_check check (previous_version <> id),
    add constraint documents_risks_check check ((risk_high is null) = (risk_medium is null) and (risk_high is null) = (risk_low is null)
        and risk_high >= 0 and risk_medium >= 0 and risk_low >= 0),
    add constraint documents_analysis_error_check check (char_length(analysis_error) <= 4000),
    add constraint documents_metadata_values_check check (char_length(coalesce(metadata ->> 'client', '')) <= 200
        and char_length(coalesce(metadata ->> 'contract_type', '')) <= 200 and octet_length(metadata::text) <= 262144),
    -- U+001F separates the values of an anchor.
    add constraint documents_name_check check (position(chr(31) in original_name) = 0),
    add constraint documents_times_check check (created_at >= '1900-01-01+00' and created_at < '2100-01-01+00'
        and started_at >= '1900-01-01+00' and started_at < '2100-01-01+00'
        and completed_at >= '1900-01-01+00' and completed_at < '2100-01-01+00'),
    add constraint documents_reason_check check ((status = 'FAILED') = (error <> '')),
    add constraint documents_completed_check check (status <> 'COMPLETED' or page_count >= 1);
comment on column documents.kind is 'What the file is, as its content tells.';
comment on column documents.error is 'Why it failed: one clear sentence.';
comment on column documents.note is 'What a reader should know of the text ("pages 31-50 could not be read").';
comment on column documents.risk_high is 'Risks found by the latest analysis; null: not analysed.';
comment on column documents.risk_rank is 'Orders documents by how many grave risks they have; -1: not analysed.';
comment on column documents.analysis_error is 'Why the latest analysis failed: one clear sentence.';
comment on column documents.edited_version is 'The version at which an analyst last changed what can be edited: a form that was opened at this version or later may be saved.';

create index documents_by_name on documents (name_key, created_at, id);
comment on index documents_by_name is 'Which documents come next by name?';
create index documents_by_risk on documents (risk_rank, created_at, id);
comment on index documents_by_risk is 'Which documents have the gravest risks?';
create index documents_by_status on documents (status, created_at, id);
comment on index documents_by_status is 'Which documents failed? Which are done?';
create index documents_by_client on documents (client, created_at, id);
comment on index documents_by_client is 'Which documents belong to this client?';
create index documents_by_contract_type on documents (contract_type, created_at, id);
comment on index documents_by_contract_type is 'Which documents are of this type of contract?';
create index documents_by_previous_version on documents (previous_version) where previous_version is not null;
comment on index documents_by_previous_version is 'Which documents are newer versions of this one?';

alter table document_pages
    add column width_points    double precision not null default 595,
    add column height_points   double precision not null default 842,
    add column text_source     text_source      not null default 'file',
    add column confidence      double precision,
    add column words           bytea            not null default '',
    add column character_count integer          not null generated always as (char_length(page_text)) stored,
    add constraint document_pages_size_check check (width_points > 0 and width_points <= 100000 and height_points > 0 and height_points <= 100000),
    add constraint document_pages_confidence_check check (confidence between 0 and 1),
    add constraint document_pages_words_check check (octet_length(words) <= 268435456);
comment on column document_pages.width_points is '1/72 inch.';
comment on column document_pages.words is 'Where each word stands, packed: storage/api/documents/document_page.h.';
comment on column document_pages.character_count is 'Code points of page_text.';

create table jobs (
    id             bigint      generated always as identity primary key,
    kind           job_kind    not null,
    document_id    uuid        not null references documents on delete cascade,
    engine         text        not null default '' check (char_length(engine) <= 100),
    state          job_state   not null default 'waiting',
    attempt        integer     not null default 0 check (attempt >= 0),
    lost_attempts  integer     not null default 0 check (lost_attempts >= 0),
    worker         text        not null default '' check (char_length(worker) <= 200),
    lease_until    timestamptz,
    progress_done  integer     not null default 0 check (progress_done >= 0),
    progress_total integer     not null default 0 check (progress_total >= 0),
    reason         text        not null default '' check (char_length(reason) <= 4000),
    queued_by      name        not null default session_user,
    created_at     timestamptz not null default now(),
    started_at     timestamptz,
    finished_at    timestamptz,
    check ((state = 'running') = (lease_until is not null)),
    check ((state in ('done', 'failed', 'cancelled')) = (finished_at is not null)),
    check (state <> 'failed' or reason <> '')
);
comment on table jobs is 'The work on documents. A worker holds a job until its lease ends; attempt is its fencing token.';
comment on column jobs.attempt is 'Raised whenever a worker takes the job: what an earlier attempt still writes is refused.';
comment on column jobs.lost_attempts is 'How often a lease ended without a word from its worker.';
create unique index jobs_open on jobs (document_id, kind) where state in ('waiting', 'running');
comment on index jobs_open is 'Which work on this document is open? At most one of a kind.';
create index jobs_waiting on jobs (id) where state = 'waiting';
comment on index jobs_waiting is 'Which job comes next?';
create index jobs_running on jobs (lease_until) where state = 'running';
comment on index jobs_running is 'Which lease ended without a word from its worker?';
create index jobs_by_document on jobs (document_id, id);
comment on index jobs_by_document is 'What was done with this document?';

alter table analysis_results
    add column text_hash     bytea       check (octet_length(text_hash) = 32),
    add column facts         jsonb       not null default '[]' check (jsonb_typeof(facts) = 'array'),
    add column categories    jsonb       not null default '[]' check (jsonb_typeof(categories) = 'array'),
    add column refused_count integer     not null default 0 check (refused_count >= 0),
    add column updated_at    timestamptz not null default now(),
    add constraint analysis_results_reason_check check ((status = 'FAILED') = (error <> '')),
    add constraint analysis_results_completed_check check (status <> 'COMPLETED' or (text_hash is not null and completed_at is not null));
comment on column analysis_results.text_hash is 'SHA-256 of the text that the ranges belong to.';
comment on column analysis_results.refused_count is 'Answers thrown away because their quote is not the document''s own text.';

create table finding_verdicts (
    analysis_id    uuid        not null references analysis_results on delete cascade,
    finding_number integer     not null check (finding_number >= 0),
    judgement      judgement   not null default 'none',
    note           text        not null default '' check (char_length(note) <= 4000),
    author         name        not null default session_user,
    judged_at      timestamptz not null default now(),
    version        bigint      not null default 1,
    primary key (analysis_id, finding_number)
);
comment on table finding_verdicts is 'What an analyst says of a finding: the latest word; earlier ones stand in audit_log.';

create table risk_rule_changes (
    rule           text        primary key check (char_length(rule) between 1 and 100),
    is_enabled     boolean,
    severity       severity,
    explanation    text        check (char_length(explanation) <= 4000),
    recommendation text        check (char_length(recommendation) <= 4000),
    changed_by     name        not null default session_user,
    changed_at     timestamptz not null default now(),
    version        bigint      not null default 1
);
comment on table risk_rule_changes is 'How analysts changed the risk rules of the data file; null: as it stands there.';

-- ---------------------------------------------------------------------------------------------- What must be true

create function document_stamp() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'INSERT' then
        new.version := 1;
        new.edited_version := 1;
        new.added_by := session_user;
        new.updated_at := clock_timestamp();
        return new;
    end if;
    new.version := old.version + 1;
    new.edited_version := case
        when (new.original_name, new.metadata, new.is_active, new.previous_version)
             is distinct from (old.original_name, old.metadata, old.is_active, old.previous_version)
        then new.version else old.edited_version end;
    new.added_by := old.added_by;
    new.created_at := old.created_at;
    new.sha256 := old.sha256;
    new.updated_at := clock_timestamp();
    return new;
end
$$;
comment on function document_stamp() is 'Keeps what no client may write: version, times, who added it, which content it is.';
create trigger a_document_stamp before insert or update on documents for each row execute function document_stamp();
alter table documents enable always trigger a_document_stamp;

create function document_complete() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    pages record;
begin
    if new.status <> 'COMPLETED' then
        return new;
    end if;
    if tg_op = 'UPDATE' and old.status = 'COMPLETED' and old.page_count = new.page_count
        and old.character_count = new.character_count then
        return new; -- its pages were looked at when it was completed, and stand since
    end if;
    select count(*) as count, max(page_number) as last, sum(character_count) as characters into pages
      from public.document_pages where document_id = new.id;
    if new.page_count is distinct from pages.count or pages.last is distinct from pages.count
        or new.character_count is distinct from pages.characters then
        raise check_violation using message = format('document %s cannot be COMPLETED with %s pages: %s are stored',
                                                     new.id, new.page_count, pages.count);
    end if;
    return new;
end
$$;
comment on function document_complete() is 'A document is COMPLETED only with all of its pages.';
create trigger b_document_complete before insert or update on documents for each row execute function document_complete();
alter table documents enable always trigger b_document_complete;

create function document_pages_stand() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if exists (select from public.documents d where d.status = 'COMPLETED' and d.id in (select document_id from changed)) then
        raise check_violation using message = 'the pages of a COMPLETED document do not change';
    end if;
    return null;
end
$$;
comment on function document_pages_stand() is 'The text of a COMPLETED document does not change under its analyses.';
create trigger document_pages_stand_insert after insert on document_pages
    referencing new table as changed for each statement execute function document_pages_stand();
create trigger document_pages_stand_update after update on document_pages
    referencing old table as changed for each statement execute function document_pages_stand();
create trigger document_pages_stand_delete after delete on document_pages
    referencing old table as changed for each statement execute function document_pages_stand();
alter table document_pages enable always trigger document_pages_stand_insert;
alter table document_pages enable always trigger document_pages_stand_update;
alter table document_pages enable always trigger document_pages_stand_delete;

create function document_content_whole() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    chunks record;
begin
    select count(*) as count, coalesce(max(chunk_number) + 1, 0) as last, coalesce(sum(octet_length(bytes)), 0) as bytes into chunks
      from public.document_chunks where sha256 = new.sha256;
    if exists (select from public.document_contents where sha256 = new.sha256)
        and (chunks.bytes <> new.size_bytes or chunks.count <> chunks.last) then
        raise check_violation using message = format('a content of %s bytes cannot be stored with %s', new.size_bytes, chunks.bytes);
    end if;
    return null;
end
$$;
comment on function document_content_whole() is 'A content is stored with all of its bytes, or not at all: looked at when the transaction ends.';
create constraint trigger document_content_whole after insert or update on document_contents
    deferrable initially deferred for each row execute function document_content_whole();
alter table document_contents enable always trigger document_content_whole;

create function document_chunk_kept() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    raise check_violation using message = 'the bytes of a content do not change';
end
$$;
comment on function document_chunk_kept() is 'Bytes are stored once and stay as they are.';
create trigger document_chunk_kept before update on document_chunks for each row execute function document_chunk_kept();
alter table document_chunks enable always trigger document_chunk_kept;

create function document_text_hash(document uuid) returns bytea
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select sha256(convert_to(string_agg(page_text, '' order by page_number), 'UTF8')) from public.document_pages where document_id = document
$$;
comment on function document_text_hash(uuid) is 'SHA-256 of a document''s text in UTF-8.';

create function untrue_quotes(document uuid, evidence jsonb) returns bigint
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
comment on function untrue_quotes(uuid, jsonb) is
    'How many of these quotes ({"quote", "page", "start", "end"}) are not exactly what the document says there.';

create function analysis_true() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    new.updated_at := clock_timestamp();
    if tg_op = 'UPDATE' then
        new.version := old.version + 1;
        new.created_at := old.created_at;
        new.document_id := old.document_id;
        if (new.status, new.text_hash, new.findings, new.facts) is not distinct from (old.status, old.text_hash, old.findings, old.facts) then
            return new;
        end if;
    else
        new.version := 1;
    end if;
    if new.status = 'COMPLETED' then
        if not exists (select from public.documents where id = new.document_id and status = 'COMPLETED')
            or new.text_hash is distinct from public.document_text_hash(new.document_id) then
            raise check_violation using message = 'the analysis is of another text than the document has';
        end if;
        if public.untrue_quotes(new.document_id, new.findings || new.facts) > 0 then
            raise check_violation using message = 'a quote is not the document''s own text';
        end if;
    end if;
    return new;
end
$$;
comment on function analysis_true() is 'An analysis is stored only with quotes that are the document''s own text.';
create trigger analysis_true before insert or update on analysis_results for each row execute function analysis_true();
alter table analysis_results enable always trigger analysis_true;

create function finding_verdict_stamp() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (select from public.analysis_results a
                    where a.id = new.analysis_id and new.finding_number < jsonb_array_length(a.findings)) then
        raise foreign_key_violation using message = format('there is no finding %s in analysis %s', new.finding_number, new.analysis_id);
    end if;
    new.author := session_user;
    new.judged_at := clock_timestamp();
    new.version := case when tg_op = 'UPDATE' then old.version + 1 else 1 end;
    return new;
end
$$;
comment on function finding_verdict_stamp() is 'A verdict is about a finding that there is, and bears the name of who gave it.';
create trigger finding_verdict_stamp before insert or update on finding_verdicts for each row execute function finding_verdict_stamp();
alter table finding_verdicts enable always trigger finding_verdict_stamp;

create function risk_rule_change_stamp() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    new.changed_by := session_user;
    new.changed_at := clock_timestamp();
    new.version := case when tg_op = 'UPDATE' then old.version + 1 else 1 end;
    return new;
end
$$;
comment on function risk_rule_change_stamp() is 'A change of a rule bears the name of who made it.';
create trigger risk_rule_change_stamp before insert or update on risk_rule_changes for each row execute function risk_rule_change_stamp();
alter table risk_rule_changes enable always trigger risk_rule_change_stamp;

-- ------------------------------------------------------------------------------------------------------ Audit

create function audit_row() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    -- What is long is kept where it stands; the log says that it changed.
    long_values constant text[] := array['findings', 'facts', 'categories', 'risks', 'recommendations', 'summary'];
    was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
    becomes jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
    id text := coalesce(becomes, was) ->> tg_argv[1];
    name text;
begin
    if tg_op = 'UPDATE' then
        foreach name in array array(select jsonb_object_keys(becomes)) loop
            if was -> name = becomes -> name and name <> 'version' then
                was := was - name;
                becomes := becomes - name;
            elsif name = any (long_values) then
                was := was || jsonb_build_object(name, 'changed');
                becomes := becomes || jsonb_build_object(name, 'changed');
            end if;
        end loop;
    else
        was := was - long_values;
        becomes := becomes - long_values;
    end if;
    if tg_nargs > 2 then
        id := id || '/' || (coalesce(to_jsonb(new), to_jsonb(old)) ->> tg_argv[2]);
    end if;
    insert into public.audit_log (action, object_table, object_id, before, after)
    values (tg_argv[0] || case tg_op when 'INSERT' then '.added' when 'UPDATE' then '.changed' else '.removed' end,
            tg_table_name, id, was, becomes);
    return null;
end
$$;
comment on function audit_row() is 'Writes who changed what into audit_log, in the transaction of the change. Arguments: the object''s name, its key column or columns.';

create trigger audit after insert or update or delete on documents for each row execute function audit_row('document', 'id');
create trigger audit after insert or update or delete on analysis_results for each row execute function audit_row('analysis', 'id');
create trigger audit after insert or update or delete on finding_verdicts for each row execute function audit_row('verdict', 'analysis_id', 'finding_number');
create trigger audit after insert or update or delete on risk_rule_changes for each row execute function audit_row('rule', 'rule');
alter table documents enable always trigger audit;
alter table analysis_results enable always trigger audit;
alter table finding_verdicts enable always trigger audit;
alter table risk_rule_changes enable always trigger audit;

-- -------------------------------------------------------------------------------------------------- Full text

-- One row per page, and per part of a page that is very long: a tsvector holds 1 MB and 16,383 positions. Whether a whole
-- document has a word or lacks it is answered by its set of rows; page 0 is the name.
create table document_search (
    document_id    uuid     not null references documents on delete cascade,
    page_number    integer  not null check (page_number between 0 and 20000),
    first_position integer  not null check (first_position >= 0),
    words          tsvector not null,
    primary key (document_id, page_number, first_position)
);
comment on table document_search is 'The words of documents: no stemming, no stop words, any language.';
comment on column document_search.first_position is 'Where the part begins in its page, in code points.';
-- What waits to be sorted in is read by every search: keep it short.
create index document_search_by_word on document_search using gin (words) with (gin_pending_list_limit = 256);
comment on index document_search_by_word is 'Which pages of which documents contain these words?';

create function text_parts(page_text text) returns table (first_position integer, part text)
    language plpgsql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
declare
    length integer := char_length(page_text);
    part_length constant integer := 60000;
    overlap constant integer := 500; -- a phrase of up to so many characters is found wherever the cut falls
    cut integer;
begin
    first_position := 0;
    loop
        part := substr(page_text, first_position + 1, part_length);
        if first_position + part_length < length then
            -- Between words, if there is a place between words.
            cut := coalesce(nullif(part_length - position(' ' in reverse(translate(right(part, 400), E'\n\t\r', '   '))) + 1, part_length + 1), part_length);
            part := left(part, cut);
        end if;
        return next;
        exit when first_position + char_length(part) >= length;
        cut := char_length(part) - overlap;
        first_position := first_position + cut + position(' ' in translate(substr(part, cut + 1, overlap), E'\n\t\r', '   '));
    end loop;
end
$$;
comment on function text_parts(text) is 'A text in parts of at most 60,000 characters that overlap by up to 500, cut between words.';

create function document_search_pages() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'TRUNCATE' then
        delete from public.document_search where page_number > 0;
        return null;
    end if;
    if tg_op <> 'INSERT' then
        delete from public.document_search s using before b
         where s.document_id = b.document_id and s.page_number = b.page_number;
    end if;
    if tg_op <> 'DELETE' then
        insert into public.document_search (document_id, page_number, first_position, words)
        select c.document_id, c.page_number, p.first_position, v.words
          from changed c
          cross join lateral public.text_parts(c.page_text) as p
          cross join lateral (select to_tsvector('pg_catalog.simple'::regconfig, p.part) as words) as v
         where v.words <> ''::tsvector;
    end if;
    return null;
end
$$;
comment on function document_search_pages() is 'Keeps the words of pages.';
create trigger document_search_insert after insert on document_pages
    referencing new table as changed for each statement execute function document_search_pages();
create trigger document_search_update after update on document_pages
    referencing old table as before new table as changed for each statement execute function document_search_pages();
create trigger document_search_delete after delete on document_pages
    referencing old table as before for each statement execute function document_search_pages();
create trigger document_search_truncate after truncate on document_pages
    for each statement execute function document_search_pages();
alter table document_pages enable always trigger document_search_insert;
alter table document_pages enable always trigger document_search_update;
alter table document_pages enable always trigger document_search_delete;
alter table document_pages enable always trigger document_search_truncate;

create function document_name_words(original_name text) returns tsvector
    language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    -- The parser takes "Supply_Agreement.pdf" for the name of a host: its words are found, too.
    select setweight(to_tsvector('pg_catalog.simple'::regconfig,
                                 original_name || ' ' || translate(original_name, '_-.,()[]{}', '          ')), 'A')
$$;
comment on function document_name_words(text) is 'What full text finds a document''s name by; weighs more than its text.';

create function document_search_name() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'UPDATE' and new.original_name = old.original_name then
        return null;
    end if;
    insert into public.document_search (document_id, page_number, first_position, words)
    values (new.id, 0, 0, public.document_name_words(new.original_name))
    on conflict (document_id, page_number, first_position) do update set words = excluded.words;
    return null;
end
$$;
comment on function document_search_name() is 'Keeps the words of names.';
create trigger document_search_name after insert or update on documents for each row execute function document_search_name();
alter table documents enable always trigger document_search_name;
insert into document_search (document_id, page_number, first_position, words)
select id, 0, 0, document_name_words(original_name) from documents;

-- ----------------------------------------------------------------------------------------------- Wake-up

create function job_queued() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    perform pg_notify('lectern_jobs', '');
    return null;
end
$$;
comment on function job_queued() is 'Wakes the workers that listen, when the transaction commits.';
create trigger job_queued_insert after insert on jobs for each row when (new.state = 'waiting') execute function job_queued();
create trigger job_queued_update after update on jobs for each row
    when (new.state = 'waiting' and old.state <> 'waiting') execute function job_queued();

-- ---------------------------------------------------------------------------------------------------- Cache

-- d:<document> its row or the work on it; a:<document> its analyses or their verdicts; f:documents what full text finds.
create function cache.log_document_scopes(kind text, ids uuid[], wide text[]) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if cardinality(ids) > 0 then -- a statement that touched no row must not cost a transaction id
        insert into cache.log (scope)
        select unnest(cache.scopes_or_all(kind, array(select distinct kind || ':' || id from unnest(ids) as id limit 501)) || wide);
    end if;
end
$$;
comment on function cache.log_document_scopes(text, uuid[], text[]) is 'Logs one scope per document and the wide ones, if any document is touched.';

create function cache.log_documents() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'TRUNCATE' then
        insert into cache.log (scope) values ('x:documents'), ('t:documents');
    else
        perform cache.log_document_scopes('d', array(select id from changed), array['t:documents']);
    end if;
    return null;
end
$$;
comment on function cache.log_documents() is 'Logs which documents changed.';

create function cache.log_document_search() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op <> 'TRUNCATE' then
        perform from changed limit 1;
        if not found then
            return null;
        end if;
    end if;
    insert into cache.log (scope) values ('f:documents');
    return null;
end
$$;
comment on function cache.log_document_search() is 'Logs that full text finds other documents than before.';

create function cache.log_jobs() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'TRUNCATE' then
        insert into cache.log (scope) values ('d:*'), ('t:documents');
    elsif tg_op = 'UPDATE' then
        -- A renewed lease alone shows nowhere.
        perform cache.log_document_scopes('d', array(
            select c.document_id from before b full join changed c using (id)
             where (b.document_id, b.kind, b.state, b.progress_done, b.progress_total)
                   is distinct from (c.document_id, c.kind, c.state, c.progress_done, c.progress_total)), array['t:documents']);
    else
        perform cache.log_document_scopes('d', array(select document_id from changed), array['t:documents']);
    end if;
    return null;
end
$$;
comment on function cache.log_jobs() is 'Logs of which documents the progress changed.';

create function cache.log_analyses() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'TRUNCATE' then
        insert into cache.log (scope) values ('a:*'), ('t:analyses');
    else
        perform cache.log_document_scopes('a', array(select document_id from changed), array['t:analyses']);
    end if;
    return null;
end
$$;
comment on function cache.log_analyses() is 'Logs of which documents the analyses changed.';

create function cache.log_verdicts() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'TRUNCATE' then
        insert into cache.log (scope) values ('a:*'), ('t:analyses');
    else
        perform cache.log_document_scopes('a', array(
            select a.document_id from public.analysis_results a where a.id in (select analysis_id from changed)), array['t:analyses']);
    end if;
    return null;
end
$$;
comment on function cache.log_verdicts() is 'Logs of which documents the findings were judged.';

do $$
declare
    logged record;
begin
    for logged in
        select * from (values ('documents', 'log_documents', false), ('document_search', 'log_document_search', false),
                              ('jobs', 'log_jobs', true), ('analysis_results', 'log_analyses', false),
                              ('finding_verdicts', 'log_verdicts', false)) as l (relation, function, compares)
    loop
        execute format('create trigger cache_log_insert after insert on public.%1$I referencing new table as changed
                            for each statement execute function cache.%2$I()', logged.relation, logged.function);
        execute format('create trigger cache_log_update after update on public.%1$I referencing %3$s new table as changed
                            for each statement execute function cache.%2$I()', logged.relation, logged.function,
                       case when logged.compares then 'old table as before' else '' end);
        execute format('create trigger cache_log_delete after delete on public.%1$I referencing old table as changed
                            for each statement execute function cache.%2$I()', logged.relation, logged.function);
        execute format('create trigger cache_log_truncate after truncate on public.%1$I
                            for each statement execute function cache.%2$I()', logged.relation, logged.function);
        execute format('alter table public.%I enable always trigger cache_log_insert, enable always trigger cache_log_update,
                            enable always trigger cache_log_delete, enable always trigger cache_log_truncate', logged.relation);
    end loop;
end
$$;

create or replace function cache.trigger_trouble() returns text
    language plpgsql stable security definer
    set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
    return (
    select coalesce(string_agg(
               case when t.oid is null then 'trigger ' || e.name || ' on ' || e.relation || ' is missing or altered'
                    else 'trigger ' || e.name || ' on ' || e.relation || ' is not enabled ALWAYS' end, '; '
               order by e.relation, e.name), '')
      from (select relation, 'cache_log_' || event as name, function, type
              from (values ('public.reviews'::regclass, 'cache.log_reviews'::regproc),
                           ('public.review_search', 'cache.log_review_search'),
                           ('public.documents', 'cache.log_documents'),
                           ('public.document_search', 'cache.log_document_search'),
                           ('public.jobs', 'cache.log_jobs'),
                           ('public.analysis_results', 'cache.log_analyses'),
                           ('public.finding_verdicts', 'cache.log_verdicts')) as r (relation, function),
                   (values ('insert', 4::smallint), ('update', 16), ('delete', 8), ('truncate', 32)) as v (event, type)
           ) as e (relation, name, function, type)
      left join pg_trigger t
        on t.tgrelid = e.relation and t.tgname = e.name and t.tgfoid = e.function and t.tgtype = e.type
           and t.tgqual is null and t.tgattr = ''::int2vector
     where t.oid is null or t.tgenabled <> 'A');
end
$$;

create or replace function cache.trigger_horizon() returns xid8
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select (max(top.id - ((top.id - t.xmin::text::bigint) & 4294967295)) + 1)::text::xid8
      from (select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as id) top, pg_trigger t
     where t.tgrelid in ('public.reviews'::regclass, 'public.review_search'::regclass, 'public.documents'::regclass,
                         'public.document_search'::regclass, 'public.jobs'::regclass, 'public.analysis_results'::regclass,
                         'public.finding_verdicts'::regclass)
       and t.tgname like 'cache_log_%'
$$;

create or replace function cache.log_scopes(scopes text[]) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not has_table_privilege(session_user, 'public.reviews', 'update') then
        raise insufficient_privilege using message = 'only who may change reviews may invalidate what is cached';
    end if;
    insert into cache.log (scope) select distinct s from unnest(scopes) as s where s ~ '^[trepmfxda]:.' limit 10000;
end
$$;

revoke execute on function cache.log_document_scopes(text, uuid[], text[]), cache.log_documents(), cache.log_document_search(),
    cache.log_jobs(), cache.log_analyses(), cache.log_verdicts() from public;
