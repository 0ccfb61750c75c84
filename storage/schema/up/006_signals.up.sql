-- SPDX-License-Identifier: GPL-3.0-or-later
-- Workers are woken through Redis and look by themselves every two seconds: nobody listens here any more, and a commit that
-- notifies waits for every other one that does.
drop trigger job_queued_insert on jobs;
drop trigger job_queued_update on jobs;
drop function job_queued();

-- A document names the attempt at work on it, whose progress stands in Redis: who holds a job shows now, too.
create or replace function cache.log_jobs() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'TRUNCATE' then
        insert into cache.log (scope) values ('d:*'), ('t:documents');
    elsif tg_op = 'UPDATE' then
        -- A renewed lease alone shows nowhere.
        perform cache.log_document_scopes('d', array(
            select c.document_id from before b full join changed c using (id)
             where (b.document_id, b.kind, b.state, b.attempt, b.progress_done, b.progress_total)
                   is distinct from (c.document_id, c.kind, c.state, c.attempt, c.progress_done, c.progress_total)), array['t:documents']);
    else
        perform cache.log_document_scopes('d', array(select document_id from changed), array['t:documents']);
    end if;
    return null;
end
$$;
comment on function cache.log_jobs() is 'Logs of which documents the work changed.';

comment on column jobs.progress_done is 'Only where there is no Redis to tell it, and every few seconds; otherwise it stays 0.';
