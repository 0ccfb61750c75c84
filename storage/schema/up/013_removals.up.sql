-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whoever reads a document while somebody deletes it is told who did, and when.

alter table documents
    add column removed_by name,
    add column removed_at timestamptz;
comment on column documents.removed_by is 'Who deleted it; null while it is active.';

-- What was deleted before: as the audit knows it.
alter table documents disable trigger a_guard, disable trigger a_document_stamp, disable trigger audit;
update documents d set removed_by = a.actor, removed_at = a.happened_at
  from (select distinct on (object_id) object_id, actor, happened_at from audit_log
         where object_table = 'documents' and action = 'document.changed' and after ->> 'is_active' = 'false' order by object_id, id desc) a
 where not d.is_active and a.object_id = d.id::text;
alter table documents enable always trigger a_guard, enable always trigger a_document_stamp, enable always trigger audit;

create function document_removal_stamp() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if tg_relid <> all (array['public.documents']::regclass[]) then
        raise insufficient_privilege using message = format('%s is none of the tables that this trigger is for', tg_relid::regclass);
    end if;
    if new.is_active then
        new.removed_by := null;
        new.removed_at := null;
    elsif tg_op = 'UPDATE' and not old.is_active then
        new.removed_by := old.removed_by;
        new.removed_at := old.removed_at;
    else
        new.removed_by := session_user;
        new.removed_at := clock_timestamp();
    end if;
    return new;
end
$$;
comment on function document_removal_stamp() is 'Keeps who deleted a document, and when; no client writes that.';
create trigger a_document_removal_stamp before insert or update on documents for each row execute function document_removal_stamp();
alter table documents enable always trigger a_document_removal_stamp;
revoke execute on function document_removal_stamp() from public;
