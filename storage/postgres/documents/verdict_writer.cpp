// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/documents/verdict_writer.h"

#include "storage/api/documents/analysis_json.h"
#include "storage/api/documents/text_range.h"
#include "storage/postgres/documents/document_refusals.h"
#include "storage/postgres/link/guarded_write.h"
#include "storage/postgres/sql/value_text.h"

namespace lectern::postgres {

namespace {

constexpr int maxNoteLength = 4000;

} // namespace

Result<void> VerdictWriter::judge(AnalysisId analysis, int finding, const Verdict &present, const Verdict &verdict)
{
    const auto full = [](const QString &note) { return note.isNull() ? QStringLiteral("") : note; };
    if (codePointCount(verdict.note) > maxNoteLength)
        return invalidRequest(QStringLiteral("A note has at most 4,000 characters."));
    const auto rows = writeGuarded(m_connection,
                                   QStringLiteral(
                                       "insert into finding_verdicts (analysis_id, finding_number, judgement, note)"
                                       " select a.id, ?::integer, ?::judgement, ? from analysis_results a"
                                       " where a.id = ?::uuid and ?::integer between 0 and jsonb_array_length(a.findings) - 1"
                                       " on conflict (analysis_id, finding_number) do update set judgement = excluded.judgement, note = excluded.note"
                                       " where finding_verdicts.note in (excluded.note, ?)"),
                                   {finding, nameOf(verdict.judgement), full(verdict.note), uuidText(analysis.value), finding, full(present.note)});
    if (!rows)
        return failureOf(rows);
    if (rows->affectedRowCount() > 0)
        return {};
    const auto known = m_connection.run(QStringLiteral("select 1 from finding_verdicts where analysis_id = ?::uuid and finding_number = ?::integer"),
                                        {uuidText(analysis.value), finding});
    if (!known)
        return failureOf(known);
    if (known->rowCount() > 0)
        return failure(ErrorCode::Conflict, FaultyPart::PostgreSql, QStringLiteral("Somebody else wrote another note on this finding first."));
    return failure(ErrorCode::NotFound, FaultyPart::PostgreSql,
                   QStringLiteral("there is no finding %1 in analysis %2").arg(finding).arg(uuidText(analysis.value)));
}

} // namespace lectern::postgres
