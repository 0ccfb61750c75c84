-- SPDX-License-Identifier: GPL-3.0-or-later
comment on column jobs.lost_attempts is 'How often a lease ended without a word from its worker.';
alter table jobs drop column not_before;
