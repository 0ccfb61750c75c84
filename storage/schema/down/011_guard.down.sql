-- SPDX-License-Identifier: GPL-3.0-or-later
drop schema guard cascade;

do $$
begin
    execute replace(replace(pg_get_functiondef('public.admit(name, text)'::regprocedure), 'grant usage on schema public, cache, guard to %1$I;',
                            'grant usage on schema public, cache to %1$I;'),
                    ' grant execute on function guard.troubles(), guard.require(), guard.search_queue() to %1$I;', '');
end
$$;
