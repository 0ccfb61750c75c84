// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/documents/document_writer.h"

#include "storage/api/documents/analysis_json.h"
#include "storage/api/documents/document_name.h"
#include "storage/api/files/plain_name.h"
#include "storage/api/waiting.h"
#include "storage/postgres/documents/analyses.h"
#include "storage/postgres/documents/content_upload.h"
#include "storage/postgres/sql/array_literal.h"
#include "storage/postgres/link/guarded_write.h"
#include "storage/postgres/link/snapshot_cells.h"

#include <QFileInfo>

namespace lectern::postgres {

namespace {

using namespace std::chrono_literals;

constexpr int maxMetadataLength = 200;
/// How long it is asked what became of a COMMIT, and how often.
constexpr std::chrono::milliseconds doubtTimeout = 10s, doubtPause = 250ms;
constexpr int maxNoteLength = 4000;

QString text(const QUuid &id) { return id.toString(QUuid::WithoutBraces); }
QString hexLiteral(const QByteArray &bytes) { return QStringLiteral("\\x") + QString::fromLatin1(bytes.toHex()); }

tl::unexpected<StorageError> invalid(const QString &detail) { return failure(ErrorCode::InvalidRequest, FaultyPart::Lectern, detail); }

tl::unexpected<StorageError> noDocument(DocumentId id)
{
    return failure(ErrorCode::NotFound, FaultyPart::PostgreSql, QStringLiteral("there is no document ") + text(id.value));
}

/// Metadata as a person typed it, in one line.
QString cleaned(const QString &value) { return plainName(value).simplified(); }

Result<void> checkMetadata(const QString &client, const QString &contractType)
{
    if (codePointCount(client) > maxMetadataLength || codePointCount(contractType) > maxMetadataLength)
        return invalid(QStringLiteral("A client's name and a type of contract have at most 200 characters."));
    return {};
}

/// Absent values are null.
QVariant orNull(const std::optional<QString> &value) { return value ? QVariant(*value) : QVariant(QMetaType(QMetaType::QString)); }

QString nameFor(const NewDocument &document)
{
    return cleanedDocumentName(document.displayName.isEmpty() ? QFileInfo(document.path).fileName() : document.displayName);
}

/// Whether it says these values. No null: what a client sends as null would be equal to nothing.
const QString saysSql = QStringLiteral("(original_name, client, contract_type) = (?, ?, ?)");
QVariantList valuesOf(const DocumentEdit &edit)
{
    const auto full = [](const QString &text) { return text.isNull() ? QStringLiteral("") : text; };
    return {full(cleanedDocumentName(edit.name)), full(cleaned(edit.client)), full(cleaned(edit.contractType))};
}

Result<void> dropRows(const Result<Rows> &rows) { return rows ? Result<void>() : failureOf(rows); }

} // namespace

Result<AddedDocument> DocumentWriter::add(const NewDocument &document, const Progress &progress, const std::stop_token &stop)
{
    ContentUpload upload;
    const Result<void> opened = upload.open(document.path, document.folder).and_then([&] {
        return checkMetadata(cleaned(document.client), cleaned(document.contractType));
    });
    if (!opened) {
        noteRefusal(document, opened.error().detail);
        return failureOf(opened);
    }
    if (const Result<void> hashed = upload.hash(stop); !hashed)
        return failureOf(hashed);
    // The id is made here, so that a transaction whose COMMIT got lost can be asked for.
    const AddedDocument fresh{{QUuid::createUuid()}, false, upload.sha256()};
    AddedDocument added;
    const Result<void> stored = inTransaction(
        [&](bool isRepeated) -> Result<void> {
            added = fresh;
            // Whoever brings the same file at the same time may need minutes for it.
            if (const Result<void> patient = m_connection.runScript(QStringLiteral("set local lock_timeout = 0")); !patient)
                return patient;
            if (const Result<void> sent = upload.store(m_connection, progress, stop); !sent)
                return sent;
            if (const auto found = isRepeated ? isThere(fresh.id) : false; !found || *found)
                return found ? Result<void>() : failureOf(found);
            if (document.onSameContent == SameContent::OpenExisting) {
                const auto existing = findByContent(upload.sha256(), {});
                if (!existing)
                    return failureOf(existing);
                if (*existing) {
                    added = {**existing, true, upload.sha256()};
                    return {};
                }
            }
            if (const Result<void> inserted = insertDocument(fresh.id, document, upload.sha256()); !inserted)
                return inserted;
            if (stop.stop_requested())
                return failure(ErrorCode::Cancelled, FaultyPart::Lectern, QStringLiteral("the upload was cancelled"));
            return queue(fresh.id, "extract", QStringLiteral(""));
        },
        stop);
    if (!stored)
        return failureOf(stored);
    return added;
}

/// When nobody knows what became of the first, the same again: it waits for the locks of the first, and then finds either what that
/// stored or nothing of it. So what is reported is what is in the database.
Result<void> DocumentWriter::inTransaction(const std::function<Result<void>(bool isRepeated)> &body, const std::stop_token &stop)
{
    Result<void> done = m_connection.inTransaction([&] { return body(false); });
    if (done || !isInDoubt(done.error()))
        return done;
    const StorageError doubt = done.error();
    for (auto left = doubtTimeout; left > 0ms && !stop.stop_requested(); left -= doubtPause) {
        (void)waitUnlessStopped(doubtPause, stop);
        done = m_connection.inTransaction([&] { return body(true); });
        const bool isAway = !done && (done.error().code == ErrorCode::Unavailable || done.error().code == ErrorCode::Timeout);
        if (!isAway)
            return done;
    }
    return tl::make_unexpected(doubt);
}

Result<bool> DocumentWriter::isThere(DocumentId id)
{
    return m_connection.run(QStringLiteral("select 1 from documents where id = ?::uuid"), {text(id.value)}).map([](const Rows &rows) {
        return rows.rowCount() > 0;
    });
}

Result<std::optional<DocumentId>> DocumentWriter::findByContent(const QByteArray &sha256, const StatementLimits &limits)
{
    const auto rows = m_connection.run(QStringLiteral("select id from documents where sha256 = ?::bytea and is_active"
                                                      " order by created_at desc, id desc limit 1"),
                                       {hexLiteral(sha256)}, limits);
    if (!rows)
        return failureOf(rows);
    if (rows->rowCount() == 0)
        return std::nullopt;
    return DocumentId{uuidIn(rows->cell(0, 0))};
}

Result<void> DocumentWriter::insertDocument(DocumentId id, const NewDocument &document, const QByteArray &sha256)
{
    const QVariant previous = document.previousVersion ? QVariant(text(document.previousVersion->value)) : QVariant(QMetaType(QMetaType::QString));
    return dropRows(m_connection.run(
        QStringLiteral("insert into documents (id, original_name, sha256, previous_version, metadata) values (?::uuid, ?, ?::bytea, ?::uuid,"
                       " jsonb_strip_nulls(jsonb_build_object('client', nullif(?::text, ''), 'contract_type', nullif(?::text, ''))))"),
        {text(id.value), nameFor(document), hexLiteral(sha256), previous, cleaned(document.client), cleaned(document.contractType)}));
}

/// One open job of a kind: a second request for the same work is the same work. Before the document's row is touched, as
/// workers do it: in another order two could wait for each other.
Result<void> DocumentWriter::queue(DocumentId id, const char *kind, const QString &engine)
{
    return dropRows(m_connection.run(QStringLiteral("insert into jobs (kind, document_id, engine) values (?::job_kind, ?::uuid, ?)"
                                                    " on conflict (document_id, kind) where state in ('waiting', 'running') do nothing"),
                                     {QString::fromLatin1(kind), text(id.value), engine}));
}

/// Nobody waits for it, and a refused file must not fail twice: what becomes of the row does not matter to the caller.
void DocumentWriter::noteRefusal(const NewDocument &document, const QString &reason)
{
    static_cast<void>(m_connection.run(QStringLiteral("insert into audit_log (action, object_table, after) values ('document.refused',"
                                                      " 'documents', jsonb_build_object('original_name', ?::text, 'reason', ?::text))"),
                                       {nameFor(document), reason}));
}

Result<void> DocumentWriter::retry(DocumentId id)
{
    return m_connection.inTransaction([&]() -> Result<void> {
        const auto rows = m_connection.run(QStringLiteral("select status from documents where id = ?::uuid"), {text(id.value)});
        if (!rows)
            return failureOf(rows);
        if (rows->rowCount() == 0)
            return noDocument(id);
        const auto status = workStatusFromName(rows->toString(0, 0));
        if (status == WorkStatus::Completed)
            return invalid(QStringLiteral("The document was read already; what can be repeated is its analysis."));
        if (status != WorkStatus::Failed) // it is on its way; at once, if it waits for another try
            return dropRows(m_connection.run(QStringLiteral("update jobs set not_before = null where document_id = ?::uuid and state = 'waiting'"
                                                            " and not_before is not null"),
                                             {text(id.value)}));
        return queue(id, "extract", QStringLiteral("")).and_then([&] {
            return dropRows(m_connection.run(QStringLiteral("update documents set status = 'PENDING', error = '', started_at = null,"
                                                            " completed_at = null where id = ?::uuid and status = 'FAILED'"),
                                             {text(id.value)}));
        });
    });
}

Result<void> DocumentWriter::analyse(DocumentId id, const QString &engine)
{
    if (engine.isEmpty() || engine.size() > 100)
        return invalid(QStringLiteral("an engine without a name"));
    return m_connection.inTransaction([&]() -> Result<void> {
        const auto rows = m_connection.run(QStringLiteral("select status from documents where id = ?::uuid"), {text(id.value)});
        if (!rows)
            return failureOf(rows);
        if (rows->rowCount() == 0)
            return noDocument(id);
        if (workStatusFromName(rows->toString(0, 0)) != WorkStatus::Completed)
            return invalid(QStringLiteral("There is no text of this document to analyse yet."));
        return queue(id, "analyse", engine).and_then([&] {
            return dropRows(
                m_connection.run(QStringLiteral("update documents set analysis_status = 'PENDING', analysis_error = '' where id = ?::uuid and exists"
                                                " (select from jobs where document_id = ?::uuid and kind = 'analyse' and state = 'waiting')"),
                                 {text(id.value), text(id.value)}));
        });
    });
}

Result<void> DocumentWriter::cancel(DocumentId id)
{
    return m_connection.inTransaction([&]() -> Result<void> {
        const auto rows = m_connection.run(QStringLiteral("update jobs set state = 'cancelled', lease_until = null, finished_at = clock_timestamp(),"
                                                          " reason = 'Cancelled by ' || session_user || '.'"
                                                          " where document_id = ?::uuid and state in ('waiting', 'running') returning kind"),
                                           {text(id.value)});
        if (!rows)
            return failureOf(rows);
        for (int i = 0; i < rows->rowCount(); ++i) {
            const QString change = rows->toString(i, 0) == u"extract"
                ? QStringLiteral("status = 'FAILED', error = 'Cancelled by ' || session_user || '.'")
                : QStringLiteral("analysis_status = 'FAILED', analysis_error = 'Cancelled by ' || session_user || '.'");
            if (const auto done = m_connection.run(QStringLiteral("update documents set %1 where id = ?::uuid").arg(change), {text(id.value)}); !done)
                return failureOf(done);
        }
        return {};
    });
}

Result<void> DocumentWriter::setActive(const std::vector<DocumentId> &ids, bool isActive)
{
    QStringList texts;
    for (const DocumentId id : ids)
        texts.append(text(id.value));
    texts.sort(); // rows are locked in one order
    return dropRows(writeGuarded(m_connection,
                                 QStringLiteral("update documents set is_active = ?::boolean where id = any (?::uuid[]) and is_active <> ?::boolean"),
                                 {isActive, arrayLiteral(texts), isActive}));
}

Result<void> DocumentWriter::edit(DocumentId id, qint64 version, const DocumentEdit &edit)
{
    return store(id, QStringLiteral("edited_version <= ?"), {version}, edit);
}

Result<void> DocumentWriter::replaceEdit(DocumentId id, const DocumentEdit &present, const DocumentEdit &edit)
{
    return store(id, saysSql, valuesOf(present), edit);
}

/// If it is as `condition` says. Asked for again because an answer was lost, it finds its own edit: that is no conflict.
Result<void> DocumentWriter::store(DocumentId id, const QString &condition, const QVariantList &values, const DocumentEdit &edit)
{
    if (const auto checked = checkMetadata(cleaned(edit.client), cleaned(edit.contractType)); !checked)
        return checked;
    if (edit.name.trimmed().isEmpty())
        return invalid(QStringLiteral("A document needs a name."));
    const auto rows = writeGuarded(m_connection,
                                   QStringLiteral(
                                       "update documents set original_name = ?, metadata = jsonb_strip_nulls((metadata - 'client' - 'contract_type')"
                                       " || jsonb_build_object('client', nullif(?::text, ''), 'contract_type', nullif(?::text, '')))"
                                       " where id = ?::uuid and ")
                                       + condition,
                                   valuesOf(edit) + QVariantList{text(id.value)} + values);
    if (!rows)
        return failureOf(rows);
    if (rows->affectedRowCount() == 1)
        return {};
    const auto present = m_connection.run(QStringLiteral("select ") + saysSql + QStringLiteral(" from documents where id = ?::uuid"),
                                          valuesOf(edit) + QVariantList{text(id.value)});
    if (!present)
        return failureOf(present);
    if (present->rowCount() == 0)
        return noDocument(id);
    if (present->toBool(0, 0))
        return {};
    return failure(ErrorCode::Conflict, FaultyPart::PostgreSql, QStringLiteral("Somebody else changed this document first."));
}

Result<void> DocumentWriter::judge(AnalysisId analysis, int finding, const Verdict &present, const Verdict &verdict)
{
    const auto full = [](const QString &note) { return note.isNull() ? QStringLiteral("") : note; };
    if (codePointCount(verdict.note) > maxNoteLength)
        return invalid(QStringLiteral("A note has at most 4,000 characters."));
    const auto rows = writeGuarded(m_connection,
                                   QStringLiteral(
                                       "insert into finding_verdicts (analysis_id, finding_number, judgement, note)"
                                       " select a.id, ?::integer, ?::judgement, ? from analysis_results a"
                                       " where a.id = ?::uuid and ?::integer between 0 and jsonb_array_length(a.findings) - 1"
                                       " on conflict (analysis_id, finding_number) do update set judgement = excluded.judgement, note = excluded.note"
                                       " where finding_verdicts.note in (excluded.note, ?)"),
                                   {finding, nameOf(verdict.judgement), full(verdict.note), text(analysis.value), finding, full(present.note)});
    if (!rows)
        return failureOf(rows);
    if (rows->affectedRowCount() > 0)
        return {};
    const auto known = m_connection.run(QStringLiteral("select 1 from finding_verdicts where analysis_id = ?::uuid and finding_number = ?::integer"),
                                        {text(analysis.value), finding});
    if (!known)
        return failureOf(known);
    if (known->rowCount() > 0)
        return failure(ErrorCode::Conflict, FaultyPart::PostgreSql, QStringLiteral("Somebody else wrote another note on this finding first."));
    return failure(ErrorCode::NotFound, FaultyPart::PostgreSql,
                   QStringLiteral("there is no finding %1 in analysis %2").arg(finding).arg(text(analysis.value)));
}

Result<std::vector<RiskRuleChange>> DocumentWriter::readRiskRuleChanges()
{
    const auto rows = m_connection.run(QStringLiteral("select rule, is_enabled, severity, explanation, recommendation from risk_rule_changes"
                                                      " where num_nonnulls(is_enabled, severity, explanation, recommendation) > 0 order by rule"));
    if (!rows)
        return failureOf(rows);
    std::vector<RiskRuleChange> changes;
    for (int i = 0; i < rows->rowCount(); ++i) {
        RiskRuleChange change;
        change.rule = rows->toString(i, 0);
        if (!rows->isNull(i, 1))
            change.isEnabled = rows->toBool(i, 1);
        if (!rows->isNull(i, 2))
            change.severity = severityFromName(rows->toString(i, 2));
        if (!rows->isNull(i, 3))
            change.explanation = rows->toString(i, 3);
        if (!rows->isNull(i, 4))
            change.recommendation = rows->toString(i, 4);
        changes.push_back(std::move(change));
    }
    return changes;
}

Result<void> DocumentWriter::changeRiskRule(const RiskRuleChange &former, const RiskRuleChange &change)
{
    if (change.rule.isEmpty() || former.rule != change.rule)
        return invalid(QStringLiteral("a rule without a name"));
    const auto values = [](const RiskRuleChange &of) {
        return QVariantList{of.isEnabled ? QVariant(*of.isEnabled) : QVariant(QMetaType(QMetaType::Bool)),
                            orNull(of.severity ? std::optional(nameOf(*of.severity)) : std::nullopt), orNull(of.explanation),
                            orNull(of.recommendation)};
    };
    const auto rows =
        writeGuarded(m_connection,
                     QStringLiteral("insert into risk_rule_changes as present (rule, is_enabled, severity, explanation, recommendation)"
                                    " values (?, ?::boolean, ?::severity, ?, ?) on conflict (rule) do update set is_enabled = excluded.is_enabled,"
                                    " severity = excluded.severity, explanation = excluded.explanation, recommendation = excluded.recommendation"
                                    " where (present.is_enabled, present.severity, present.explanation, present.recommendation)"
                                    " is not distinct from (?::boolean, ?::severity, ?::text, ?::text)"
                                    " or (present.is_enabled, present.severity, present.explanation, present.recommendation)"
                                    " is not distinct from (excluded.is_enabled, excluded.severity, excluded.explanation, excluded.recommendation)"),
                     QVariantList{change.rule} + values(change) + values(former));
    if (!rows)
        return failureOf(rows);
    if (rows->affectedRowCount() == 0)
        return failure(ErrorCode::Conflict, FaultyPart::PostgreSql, QStringLiteral("Somebody else changed this rule first."));
    return {};
}

} // namespace lectern::postgres
