-- SPDX-License-Identifier: GPL-3.0-or-later
do $$
declare
    admitted text;
begin
    execute replace(pg_get_functiondef('public.admit(name, text)'::regprocedure), ' grant select on cache.boot to %1$I;', '');
    for admitted in
        select case when a.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end
          from pg_class c cross join lateral aclexplode(c.relacl) as a
         where c.oid = 'cache.boot'::regclass and a.grantee <> c.relowner
    loop
        execute format('revoke select on cache.boot from %s', admitted);
    end loop;
    perform guard.take_stock();
end
$$;
