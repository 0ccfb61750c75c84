-- SPDX-License-Identifier: GPL-3.0-or-later
-- What analysts said of findings goes on to the next analysis of the document, in the transaction that stores it. A word points
-- to where it was carried; one that points nowhere and does not stand in the latest analysis is of a finding that is no longer
-- found, and is shown as such. So no word is ever dropped.

alter table finding_verdicts
    add column carried_to        uuid,
    add column carried_to_number integer,
    add constraint finding_verdicts_carried_check check ((carried_to is null) = (carried_to_number is null)),
    add constraint finding_verdicts_carried_fkey foreign key (carried_to, carried_to_number) references finding_verdicts on delete set null;
comment on column finding_verdicts.carried_to is 'The later analysis that has this word now; null: none has, so this is where it stands.';
create index finding_verdicts_by_carried on finding_verdicts (carried_to, carried_to_number) where carried_to is not null;
comment on index finding_verdicts_by_carried is 'Where did this word come from?';

-- Before the verdict's row is locked: whoever stores an analysis locks the document first, too.
create function finding_verdict_turn() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if tg_relid <> all (array['public.finding_verdicts']::regclass[]) then
        raise insufficient_privilege using message = format('%s is none of the tables that this trigger is for', tg_relid::regclass);
    end if;
    perform from public.documents d join public.analysis_results a on a.document_id = d.id where a.id = new.analysis_id for no key update of d;
    if (tg_op = 'INSERT' or (new.analysis_id, new.finding_number) <> (old.analysis_id, old.finding_number))
        and not exists (select from public.analysis_results a
                         where a.id = new.analysis_id and new.finding_number < jsonb_array_length(a.findings)) then
        raise foreign_key_violation using message = format('there is no finding %s in analysis %s', new.finding_number, new.analysis_id);
    end if;
    return new;
end
$$;
comment on function finding_verdict_turn() is 'A verdict is about a finding that there is, and never given while an analysis of the document is being stored.';
create trigger a_finding_verdict_turn before insert or update on finding_verdicts for each row execute function finding_verdict_turn();
alter table finding_verdicts enable always trigger a_finding_verdict_turn;

create or replace function finding_verdict_stamp() returns trigger
    language plpgsql security invoker set search_path = pg_catalog, pg_temp as $$
begin
    if tg_relid <> all (array['public.finding_verdicts']::regclass[]) then
        raise insufficient_privilege using message = format('%s is none of the tables that this trigger is for', tg_relid::regclass);
    end if;
    new.version := case when tg_op = 'UPDATE' then old.version + 1 else 1 end;
    -- Only a trigger of the owner's carries words, and with them who said them when.
    if pg_trigger_depth() > 1 and current_user = (select pg_get_userbyid(relowner) from pg_class where oid = tg_relid) then
        return new;
    end if;
    new.author := session_user;
    new.judged_at := clock_timestamp();
    new.carried_to := case when tg_op = 'UPDATE' then old.carried_to end;
    new.carried_to_number := case when tg_op = 'UPDATE' then old.carried_to_number end;
    return new;
end
$$;
comment on function finding_verdict_stamp() is 'A verdict bears the name of who gave it.';

create function carry_verdicts(document uuid, only_analysis uuid, only_number integer) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    latest public.analysis_results;
    pair record;
begin
    select * into latest from public.analysis_results a
     where a.document_id = document and a.status = 'COMPLETED' order by a.created_at desc, a.id desc limit 1;
    for pair in
        with places as materialized (
            select a.id, (e.place - 1)::integer as number, a.text_hash, e.finding ->> 'category' as category, e.finding ->> 'quote' as quote,
                   (e.finding ->> 'start')::bigint as first, (e.finding ->> 'end')::bigint as past,
                   array(select r ->> 'rule' from jsonb_array_elements(a.risks) as r where r -> 'findings' @> to_jsonb(e.place - 1)) as rules
              from public.analysis_results a
             cross join lateral jsonb_array_elements(a.findings) with ordinality as e (finding, place)
             where a.document_id = document and (a.id = latest.id
                or exists (select from public.finding_verdicts v
                            where v.analysis_id = a.id and v.finding_number = e.place - 1
                              and v.carried_to is null and (v.judgement <> 'none' or v.note <> '')
                              and (only_analysis is null or (v.analysis_id, v.finding_number) = (only_analysis, only_number))))),
        pairs as (
            select former.id as former, former.number as former_number, found.number,
                   found.category = former.category as is_category, found.rules && former.rules as is_rule,
                   found.quote = former.quote as is_quote, abs(found.first - former.first) as distance,
                   case when found.text_hash = former.text_hash then least(found.past, former.past) - greatest(found.first, former.first)
                        when position(former.quote in found.quote) > 0 then char_length(former.quote)
                        when position(found.quote in former.quote) > 0 then char_length(found.quote) else 0 end as shared
              from places former join places found on found.id = latest.id and former.id <> latest.id
             where found.category = former.category or found.rules && former.rules)
        select p.*, v.judgement, v.note, v.author, v.judged_at
          from pairs p join public.finding_verdicts v on (v.analysis_id, v.finding_number) = (p.former, p.former_number)
         where is_quote or (is_category and shared > 0)
         -- The same words at the same place, the same words elsewhere, other words that overlap; the category before the rule.
         order by is_quote desc, is_quote and distance = 0 desc, is_category desc,
                  case when is_quote then distance else -shared end, v.judged_at desc, former, former_number, number
    loop
        continue when exists (select from public.finding_verdicts v
                               where ((v.analysis_id, v.finding_number) = (pair.former, pair.former_number) and v.carried_to is not null)
                                  or ((v.analysis_id, v.finding_number) = (latest.id, pair.number)
                                      and (v.judgement <> 'none' or v.note <> '' or v.carried_to is not null)));
        insert into public.finding_verdicts (analysis_id, finding_number, judgement, note, author, judged_at)
        values (latest.id, pair.number, pair.judgement, pair.note, pair.author, pair.judged_at)
        on conflict (analysis_id, finding_number) do update
            set judgement = excluded.judgement, note = excluded.note, author = excluded.author, judged_at = excluded.judged_at;
        update public.finding_verdicts set carried_to = latest.id, carried_to_number = pair.number
         where (analysis_id, finding_number) = (pair.former, pair.former_number);
    end loop;
end
$$;
comment on function carry_verdicts(uuid, uuid, integer) is
    'Gives the words said of earlier analyses, or one of them, to the findings of the latest that they are about; each word and each finding once.';

create function analysis_inherits() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if tg_relid <> all (array['public.analysis_results']::regclass[]) then
        raise insufficient_privilege using message = format('%s is none of the tables that this trigger is for', tg_relid::regclass);
    end if;
    -- Who is just giving a verdict is waited for; the next statement sees it.
    perform from public.documents where id = new.document_id for no key update;
    perform public.carry_verdicts(new.document_id, null, null);
    return null;
end
$$;
comment on function analysis_inherits() is 'A new analysis has the verdicts and notes of the ones before, stored in the same transaction.';
create trigger analysis_inherits_insert after insert on analysis_results for each row when (new.status = 'COMPLETED') execute function analysis_inherits();
create trigger analysis_inherits_update after update on analysis_results for each row
    when (new.status = 'COMPLETED' and old.status <> 'COMPLETED') execute function analysis_inherits();
alter table analysis_results enable always trigger analysis_inherits_insert, enable always trigger analysis_inherits_update;

create function finding_verdict_goes_on() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    tip public.finding_verdicts := new;
begin
    if tg_relid <> all (array['public.finding_verdicts']::regclass[]) then
        raise insufficient_privilege using message = format('%s is none of the tables that this trigger is for', tg_relid::regclass);
    end if;
    while tip.carried_to is not null loop
        select * into tip from public.finding_verdicts v where (v.analysis_id, v.finding_number) = (tip.carried_to, tip.carried_to_number);
    end loop;
    if (tip.analysis_id, tip.finding_number) <> (new.analysis_id, new.finding_number) then
        update public.finding_verdicts v set judgement = new.judgement, note = new.note, author = new.author, judged_at = new.judged_at
         where (v.analysis_id, v.finding_number) = (tip.analysis_id, tip.finding_number)
           and (v.judgement, v.note) in ((old.judgement, old.note), (new.judgement, new.note), ('none', ''));
        if not found then -- somebody has said something else there since: both words stand
            update public.finding_verdicts v set carried_to = null, carried_to_number = null
             where (v.analysis_id, v.finding_number) = (new.analysis_id, new.finding_number);
        end if;
    else -- to the latest, if this is not of it
        perform public.carry_verdicts(a.document_id, a.id, new.finding_number)
           from public.analysis_results a
          where a.id = new.analysis_id and exists (select from public.analysis_results later where later.document_id = a.document_id
                    and later.status = 'COMPLETED' and (later.created_at, later.id) > (a.created_at, a.id));
    end if;
    return null;
end
$$;
comment on function finding_verdict_goes_on() is 'A word given to an analysis that is not the latest any more goes on to where that finding is now.';
create trigger finding_verdict_goes_on after insert or update on finding_verdicts for each row
    when (pg_trigger_depth() = 0) execute function finding_verdict_goes_on();
alter table finding_verdicts enable always trigger finding_verdict_goes_on;

revoke execute on function finding_verdict_turn(), carry_verdicts(uuid, uuid, integer), analysis_inherits(), finding_verdict_goes_on() from public;

-- Verdicts on analyses that were followed by others before: superseded by what was said of the same words since, or carried now.
alter table finding_verdicts disable trigger a_guard, disable trigger finding_verdict_stamp, disable trigger finding_verdict_goes_on;
with latest as (
    select distinct on (document_id) id, document_id, findings from analysis_results where status = 'COMPLETED'
     order by document_id, created_at desc, id desc)
update finding_verdicts v set carried_to = w.analysis_id, carried_to_number = w.finding_number
  from analysis_results a, latest l, finding_verdicts w
 where a.id = v.analysis_id and l.document_id = a.document_id and l.id <> a.id and w.analysis_id = l.id
   and (l.findings -> w.finding_number) - '{page,confidence,hash}'::text[] = (a.findings -> v.finding_number) - '{page,confidence,hash}'::text[]
   and v.note in ('', w.note);
do $$
begin
    perform carry_verdicts(d.document_id, null, null)
       from (select distinct a.document_id from finding_verdicts v join analysis_results a on a.id = v.analysis_id where v.carried_to is null) d;
end
$$;
alter table finding_verdicts enable always trigger a_guard, enable always trigger finding_verdict_stamp,
    enable always trigger finding_verdict_goes_on;
