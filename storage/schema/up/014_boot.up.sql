-- SPDX-License-Identifier: GPL-3.0-or-later
-- Every read says of which boot its answer is: whoever is admitted must be able to see that, and nobody else.

do $$
declare
    admitted text;
begin
    execute replace(pg_get_functiondef('public.admit(name, text)'::regprocedure), 'grant usage on schema public, cache, guard to %1$I;',
                    'grant usage on schema public, cache, guard to %1$I; grant select on cache.boot to %1$I;');
    for admitted in
        select case when a.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end
          from pg_proc f cross join lateral aclexplode(f.proacl) as a
         where f.oid = 'cache.poll(pg_snapshot)'::regprocedure and a.grantee <> f.proowner
    loop
        execute format('grant select on cache.boot to %s', admitted);
    end loop;
    perform guard.take_stock();
end
$$;
