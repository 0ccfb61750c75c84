// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_sink.h"
#include "storage/cache/read/executor.h"
#include "storage/commands/write_door.h"
#include "storage/postgres/link/connection.h"

#include <QPromise>

namespace lectern::commands {

/// Writes changes of documents on the writer threads. Uploads run one after the other, so that they
/// never delay a verdict.
///
/// Thread: any. Borrows the executor, which must be closed first, and the door of writes.
class DocumentCommands final : public DocumentSink
{
public:
    DocumentCommands(cache::Executor &executor, WriteDoor &door) : m_executor(executor), m_door(door) {}

    QFuture<Result<AddedDocument>> add(const NewDocument &document, std::function<void(qint64, qint64)> progress, std::stop_token stop) override;
    QFuture<Result<void>> retry(DocumentId id) override;
    QFuture<Result<void>> analyse(DocumentId id, const QString &engine) override;
    QFuture<Result<void>> cancel(DocumentId id) override;
    QFuture<Result<void>> setActive(const std::vector<DocumentId> &ids, bool isActive) override;
    QFuture<Result<void>> edit(DocumentId id, qint64 version, const DocumentEdit &edit) override;
    QFuture<Result<void>> replaceEdit(DocumentId id, const DocumentEdit &present, const DocumentEdit &edit) override;
    QFuture<Result<void>> judge(AnalysisId analysis, int finding, const Verdict &present, const Verdict &verdict) override;
    QFuture<Result<std::vector<RiskRuleChange>>> fetchRiskRuleChanges() override;
    QFuture<Result<void>> changeRiskRule(const RiskRuleChange &former, const RiskRuleChange &change) override;

private:
    enum class Leaves { Nothing, Work }; ///< Work: it queued a job, so workers are woken.
    template <typename T>
    [[nodiscard]] QFuture<Result<T>> run(cache::Executor::Lane lane,
                                         std::function<Result<T>(postgres::PostgresConnection &, std::stop_token closing)> write,
                                         Leaves leaves = Leaves::Nothing);

    cache::Executor &m_executor;
    WriteDoor &m_door;
};

} // namespace lectern::commands
