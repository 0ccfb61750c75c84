-- SPDX-License-Identifier: GPL-3.0-or-later
drop table import_rejects, imports, audit_log, analysis_results, document_pages, documents, document_chunks,
    document_contents, users, reviews;
drop function reviews_stamp();
drop type work_status, date_precision, sentiment, entity_type, platform;
