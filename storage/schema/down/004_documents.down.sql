-- SPDX-License-Identifier: GPL-3.0-or-later
create or replace function cache.trigger_trouble() returns text
    language plpgsql stable security definer
    set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
    return (
    select coalesce(string_agg(
               case when t.oid is null then 'trigger ' || e.name || ' on ' || e.relation || ' is missing or altered'
                    else 'trigger ' || e.name || ' on ' || e.relation || ' is not enabled ALWAYS' end, '; '
               order by e.relation, e.name), '')
      from (values ('public.reviews'::regclass, 'cache_log_insert'::name, 'cache.log_reviews'::regproc, 4::smallint),
                   ('public.reviews', 'cache_log_update', 'cache.log_reviews', 16),
                   ('public.reviews', 'cache_log_delete', 'cache.log_reviews', 8),
                   ('public.reviews', 'cache_log_truncate', 'cache.log_reviews', 32),
                   ('public.review_search', 'cache_log_insert', 'cache.log_review_search', 4),
                   ('public.review_search', 'cache_log_update', 'cache.log_review_search', 16),
                   ('public.review_search', 'cache_log_delete', 'cache.log_review_search', 8),
                   ('public.review_search', 'cache_log_truncate', 'cache.log_review_search', 32)
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
     where t.tgrelid in ('public.reviews'::regclass, 'public.review_search'::regclass) and t.tgname like 'cache_log_%'
$$;

create or replace function cache.log_scopes(scopes text[]) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not has_table_privilege(session_user, 'public.reviews', 'update') then
        raise insufficient_privilege using message = 'only who may change reviews may invalidate what is cached';
    end if;
    insert into cache.log (scope) select distinct s from unnest(scopes) as s where s ~ '^[trepmfx]:.' limit 10000;
end
$$;

drop table document_search, finding_verdicts, risk_rule_changes, jobs;
drop trigger cache_log_insert on documents;
drop trigger cache_log_update on documents;
drop trigger cache_log_delete on documents;
drop trigger cache_log_truncate on documents;
drop trigger cache_log_insert on analysis_results;
drop trigger cache_log_update on analysis_results;
drop trigger cache_log_delete on analysis_results;
drop trigger cache_log_truncate on analysis_results;
drop trigger audit on documents;
drop trigger audit on analysis_results;
drop trigger a_document_stamp on documents;
drop trigger b_document_complete on documents;
drop trigger document_search_name on documents;
drop trigger document_pages_stand_insert on document_pages;
drop trigger document_pages_stand_update on document_pages;
drop trigger document_pages_stand_delete on document_pages;
drop trigger document_search_insert on document_pages;
drop trigger document_search_update on document_pages;
drop trigger document_search_delete on document_pages;
drop trigger document_search_truncate on document_pages;
drop trigger document_content_whole on document_contents;
drop trigger document_chunk_kept on document_chunks;
drop trigger analysis_true on analysis_results;
drop function cache.log_verdicts(), cache.log_analyses(), cache.log_jobs(), cache.log_document_search(), cache.log_documents(),
    cache.log_document_scopes(text, uuid[], text[]);
drop function job_queued(), document_search_name(), document_name_words(text), document_search_pages(), text_parts(text),
    audit_row(), risk_rule_change_stamp(), finding_verdict_stamp(), analysis_true(), untrue_quotes(uuid, jsonb),
    document_text_hash(uuid), document_chunk_kept(), document_content_whole(), document_pages_stand(), document_complete(),
    document_stamp();

alter table analysis_results
    drop constraint analysis_results_reason_check,
    drop constraint analysis_results_completed_check,
    drop column text_hash,
    drop column facts,
    drop column categories,
    drop column refused_count,
    drop column updated_at;
alter table document_pages
    drop constraint document_pages_size_check,
    drop constraint document_pages_confidence_check,
    drop constraint document_pages_words_check,
    drop column width_points,
    drop column height_points,
    drop column text_source,
    drop column confidence,
    drop column words,
    drop column character_count;
drop index documents_by_name, documents_by_risk, documents_by_status, documents_by_client, documents_by_contract_type,
    documents_by_previous_version;
alter table documents
    drop constraint documents_character_count_check,
    drop constraint documents_ocr_confidence_check,
    drop constraint documents_note_check,
    drop constraint documents_previous_version_check,
    drop constraint documents_risks_check,
    drop constraint documents_analysis_error_check,
    drop constraint documents_metadata_values_check,
    drop constraint documents_name_check,
    drop constraint documents_times_check,
    drop constraint documents_reason_check,
    drop constraint documents_completed_check,
    drop column name_key,
    drop column risk_rank,
    drop column client,
    drop column contract_type,
    drop column kind,
    drop column added_by,
    drop column character_count,
    drop column ocr_confidence,
    drop column note,
    drop column previous_version,
    drop column risk_high,
    drop column risk_medium,
    drop column risk_low,
    drop column analysis_status,
    drop column analysis_error,
    drop column edited_version;
alter table documents alter column original_name type text collate "default";
drop type judgement, job_state, job_kind, severity, text_source, document_kind;
