-- SPDX-License-Identifier: GPL-3.0-or-later
comment on column jobs.progress_done is null;

create or replace function cache.log_jobs() returns trigger
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
