-- SPDX-License-Identifier: GPL-3.0-or-later
drop trigger cache_log_insert on reviews;
drop trigger cache_log_update on reviews;
drop trigger cache_log_delete on reviews;
drop trigger cache_log_truncate on reviews;
drop trigger cache_log_insert on review_search;
drop trigger cache_log_update on review_search;
drop trigger cache_log_delete on review_search;
drop trigger cache_log_truncate on review_search;
drop function cache.poll(pg_snapshot), cache.trigger_trouble(), cache.trigger_horizon(), cache.trim(), cache.seal_key(), cache.log_scopes(text[]),
    cache.log_reviews(), cache.log_review_search(), cache.scopes_or_all(text, text[]);
drop table cache.log, cache.boot, cache.meta;
drop schema cache;
