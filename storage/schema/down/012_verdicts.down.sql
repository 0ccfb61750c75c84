-- SPDX-License-Identifier: GPL-3.0-or-later
drop trigger finding_verdict_goes_on on finding_verdicts;
drop trigger a_finding_verdict_turn on finding_verdicts;
drop trigger analysis_inherits_insert on analysis_results;
drop trigger analysis_inherits_update on analysis_results;
drop function finding_verdict_goes_on();
drop function finding_verdict_turn();
drop function analysis_inherits();
drop function carry_verdicts(uuid, uuid, integer);

create or replace function finding_verdict_stamp() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if tg_relid <> all (array['public.finding_verdicts']::regclass[]) then
        raise insufficient_privilege using message = format('%s is none of the tables that this trigger is for', tg_relid::regclass);
    end if;
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

alter table finding_verdicts drop column carried_to, drop column carried_to_number;
