// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/documents/document_writer.h"

#include "storage/api/documents/document_name.h"
#include "storage/api/files/plain_name.h"
#include "storage/api/waiting.h"
#include "storage/postgres/documents/content_upload.h"
#include "storage/postgres/documents/document_refusals.h"
#include "storage/postgres/documents/document_work.h"
#include "storage/postgres/sql/array_literal.h"
#include "storage/postgres/sql/value_text.h"
#include "storage/postgres/link/guarded_write.h"
#include "storage/postgres/link/snapshot_cells.h"

#include <QFileInfo>

namespace lectern::postgres {

namespace {

using namespace std::chrono_literals;

constexpr int maxMetadataLength = 200;
/// After a lost COMMIT: how long and how often to try to find its outcome.
constexpr std::chrono::milliseconds doubtTimeout = 10s, doubtPause = 250ms;

/// Typed metadata as one clean line.
QString cleaned(const QString &value) { return plainName(value).simplified(); }

Result<void> checkMetadata(const QString &client, const QString &contractType)
{
    if (codePointCount(client) > maxMetadataLength || codePointCount(contractType) > maxMetadataLength)
        return invalidRequest(QStringLiteral("A client's name and a type of contract have at most 200 characters."));
    return {};
}

QString nameFor(const NewDocument &document)
{
    return cleanedDocumentName(document.displayName.isEmpty() ? QFileInfo(document.path).fileName() : document.displayName);
}

/// Whether the document has these values. They must not be null, which equals nothing.
const QString saysSql = QStringLiteral("(original_name, client, contract_type) = (?, ?, ?)");
QVariantList valuesOf(const DocumentEdit &edit)
{
    const auto full = [](const QString &text) { return text.isNull() ? QStringLiteral("") : text; };
    return {full(cleanedDocumentName(edit.name)), full(cleaned(edit.client)), full(cleaned(edit.contractType))};
}

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
    // The id is made here, so that after a lost COMMIT the document can be looked up.
    const AddedDocument fresh{{QUuid::createUuid()}, false, upload.sha256()};
    AddedDocument added;
    const Result<void> stored = inTransaction(
        [&](bool isRepeated) -> Result<void> {
            added = fresh;
            // Another upload of the same file may take minutes.
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
            return DocumentWork(m_connection).queueExtraction(fresh.id);
        },
        stop);
    if (!stored)
        return failureOf(stored);
    return added;
}

/// If the outcome of the COMMIT is unknown, runs the body again: it waits for the first transaction's locks and then finds all of
/// its changes or none. So the result always matches the database.
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
    return m_connection.run(QStringLiteral("select 1 from documents where id = ?::uuid"), {uuidText(id.value)}).map([](const Rows &rows) {
        return rows.rowCount() > 0;
    });
}

Result<std::optional<DocumentId>> DocumentWriter::findByContent(const QByteArray &sha256, const StatementLimits &limits)
{
    const auto rows = m_connection.run(QStringLiteral("select id from documents where sha256 = ?::bytea and is_active"
                                                      " order by created_at desc, id desc limit 1"),
                                       {byteaText(sha256)}, limits);
    if (!rows)
        return failureOf(rows);
    if (rows->rowCount() == 0)
        return std::nullopt;
    return DocumentId{uuidIn(rows->cell(0, 0))};
}

Result<void> DocumentWriter::insertDocument(DocumentId id, const NewDocument &document, const QByteArray &sha256)
{
    const QVariant previous = document.previousVersion ? QVariant(uuidText(document.previousVersion->value))
                                                       : QVariant(QMetaType(QMetaType::QString));
    return m_connection
        .run(QStringLiteral("insert into documents (id, original_name, sha256, previous_version, metadata) values (?::uuid, ?, ?::bytea, ?::uuid,"
                            " jsonb_strip_nulls(jsonb_build_object('client', nullif(?::text, ''), 'contract_type', nullif(?::text, ''))))"),
             {uuidText(id.value), nameFor(document), byteaText(sha256), previous, cleaned(document.client), cleaned(document.contractType)})
        .map([](const Rows &) {});
}

/// Errors are ignored: a refused file must not fail twice.
void DocumentWriter::noteRefusal(const NewDocument &document, const QString &reason)
{
    static_cast<void>(m_connection.run(QStringLiteral("insert into audit_log (action, object_table, after) values ('document.refused',"
                                                      " 'documents', jsonb_build_object('original_name', ?::text, 'reason', ?::text))"),
                                       {nameFor(document), reason}));
}

Result<void> DocumentWriter::setActive(const std::vector<DocumentId> &ids, bool isActive)
{
    QStringList texts;
    for (const DocumentId id : ids)
        texts.append(uuidText(id.value));
    texts.sort(); // all writers lock rows in the same order
    return writeGuarded(m_connection,
                        QStringLiteral("update documents set is_active = ?::boolean where id = any (?::uuid[]) and is_active <> ?::boolean"),
                        {isActive, arrayLiteral(texts), isActive})
        .map([](const Rows &) {});
}

Result<void> DocumentWriter::edit(DocumentId id, qint64 version, const DocumentEdit &edit)
{
    return store(id, QStringLiteral("edited_version <= ?"), {version}, edit);
}

Result<void> DocumentWriter::replaceEdit(DocumentId id, const DocumentEdit &present, const DocumentEdit &edit)
{
    return store(id, saysSql, valuesOf(present), edit);
}

/// Stores the edit if `condition` holds. A repetition after a lost answer finds its own edit, which is no conflict.
Result<void> DocumentWriter::store(DocumentId id, const QString &condition, const QVariantList &values, const DocumentEdit &edit)
{
    if (const auto checked = checkMetadata(cleaned(edit.client), cleaned(edit.contractType)); !checked)
        return checked;
    if (edit.name.trimmed().isEmpty())
        return invalidRequest(QStringLiteral("A document needs a name."));
    const auto rows = writeGuarded(m_connection,
                                   QStringLiteral(
                                       "update documents set original_name = ?, metadata = jsonb_strip_nulls((metadata - 'client' - 'contract_type')"
                                       " || jsonb_build_object('client', nullif(?::text, ''), 'contract_type', nullif(?::text, '')))"
                                       " where id = ?::uuid and ")
                                       + condition,
                                   valuesOf(edit) + QVariantList{uuidText(id.value)} + values);
    if (!rows)
        return failureOf(rows);
    if (rows->affectedRowCount() == 1)
        return {};
    const auto present = m_connection.run(QStringLiteral("select ") + saysSql + QStringLiteral(" from documents where id = ?::uuid"),
                                          valuesOf(edit) + QVariantList{uuidText(id.value)});
    if (!present)
        return failureOf(present);
    if (present->rowCount() == 0)
        return noDocument(id);
    if (present->toBool(0, 0))
        return {};
    return failure(ErrorCode::Conflict, FaultyPart::PostgreSql, QStringLiteral("Somebody else changed this document first."));
}

} // namespace lectern::postgres
