-- SPDX-License-Identifier: GPL-3.0-or-later
-- A job that could be neither completed nor failed is not handed out again at once, and not for ever.
alter table jobs add column not_before timestamptz;
comment on column jobs.not_before is 'When a waiting job may be tried again; null: at once. Why it waits stands in reason.';
comment on column jobs.lost_attempts is 'How often a lease ended without a word from its worker, or an attempt could not be ended.';
