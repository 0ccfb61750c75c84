-- SPDX-License-Identifier: GPL-3.0-or-later
-- What no client may store: a tag or an address of any length, metadata of megabytes, names that break a line or turn its direction.

create function plain_name(name text) returns text
    language sql immutable set search_path = pg_catalog, pg_temp as $$
    select regexp_replace(regexp_replace(name, '[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]', '', 'g'),
                          '[\u0001-\u001f\u007f-\u009f\u2028\u2029]+', ' ', 'g')
$$;

-- What is there already is made to fit; as it was, it stands in audit_log.
with broken as (
    select id, jsonb_strip_nulls(jsonb_build_object(
               'entity_name', case when entity_name <> plain_name(entity_name) then entity_name end,
               'author_name', case when author_name <> plain_name(author_name) then author_name end,
               'tags', case when tags <> tags::varchar(200)[]::text[] or array_to_string(tags, '') <> plain_name(array_to_string(tags, '')) then tags end,
               'image_urls', case when image_urls <> image_urls::varchar(4000)[]::text[] then image_urls end,
               'metadata', case when octet_length(metadata::text) > 262144 then metadata end)) as was
      from reviews),
noted as (
    insert into audit_log (action, object_table, object_id, before)
    select 'review.fitted', 'reviews', id::text, was from broken where was <> '{}')
update reviews r
   set entity_name = plain_name(entity_name), author_name = plain_name(author_name),
       tags = case when was ? 'tags' then array(select left(plain_name(t), 200) from unnest(tags) with ordinality as u (t, n) order by n) else tags end,
       image_urls = array(select u from unnest(image_urls) with ordinality as v (u, n) where char_length(u) <= 4000 order by n),
       metadata = case when was ? 'metadata' then '{}' else metadata end
  from broken b where b.id = r.id and b.was <> '{}';

with broken as (
    select id, original_name, metadata from documents
     where original_name <> plain_name(original_name)
        or coalesce(metadata ->> 'client', '') <> plain_name(coalesce(metadata ->> 'client', ''))
        or coalesce(metadata ->> 'contract_type', '') <> plain_name(coalesce(metadata ->> 'contract_type', '')))
update documents d
   set original_name = coalesce(nullif(plain_name(d.original_name), ''), 'document'),
       metadata = d.metadata || jsonb_strip_nulls(jsonb_build_object('client', plain_name(d.metadata ->> 'client'),
                                                                     'contract_type', plain_name(d.metadata ->> 'contract_type')))
  from broken b where b.id = d.id; -- its trigger writes the audit
update users set display_name = plain_name(display_name) where display_name <> plain_name(display_name);
update imports set file_name = coalesce(nullif(plain_name(file_name), ''), 'file') where file_name <> plain_name(file_name);

drop function plain_name(text);

alter table reviews
    add constraint reviews_names_check check (
        entity_name !~ '[\u0001-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]'
        and author_name !~ '[\u0001-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]'),
    add constraint reviews_tags_check check (
        tags = tags::varchar(200)[]::text[] -- a cast cuts
        and array_to_string(tags, '') !~ '[\u0001-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]'),
    add constraint reviews_image_urls_check check (image_urls = image_urls::varchar(4000)[]::text[]),
    add constraint reviews_metadata_size_check check (octet_length(metadata::text) <= 262144);
alter table documents
    add constraint documents_names_check check (
        original_name !~ '[\u0001-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]'
        and coalesce(metadata ->> 'client', '') !~ '[\u0001-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]'
        and coalesce(metadata ->> 'contract_type', '') !~ '[\u0001-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]');
alter table users
    add constraint users_names_check check (display_name !~ '[\u0001-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]');
alter table imports
    add constraint imports_names_check check (file_name !~ '[\u0001-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]');
