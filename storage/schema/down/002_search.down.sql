-- SPDX-License-Identifier: GPL-3.0-or-later
drop trigger review_search_insert on reviews;
drop trigger review_search_update on reviews;
drop trigger review_search_delete on reviews;
drop trigger review_search_truncate on reviews;
drop function search_index_backlog();
drop function search_index_step(integer);
drop function review_words(text, text, text);
drop function review_search_enqueue();
drop table review_search_pending, review_search;
