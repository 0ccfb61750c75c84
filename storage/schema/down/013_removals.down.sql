-- SPDX-License-Identifier: GPL-3.0-or-later
drop trigger a_document_removal_stamp on documents;
drop function document_removal_stamp();
alter table documents drop column removed_by, drop column removed_at;
