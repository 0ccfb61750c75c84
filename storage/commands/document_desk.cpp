// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/commands/document_desk.h"

namespace lectern {

template <typename T>
QFuture<Result<T>> DocumentDesk::run(ReaderPool::Lane lane, std::function<Result<T>(DocumentWriter &, std::stop_token)> write)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    m_pool.enqueue(lane, [this, promise, write = std::move(write)](Connections *connections, const std::stop_token &closing) {
        Result<T> result = failure(ErrorCode::Cancelled, FaultyPart::Lectern, QStringLiteral("the storage was closed"));
        if (connections) {
            DocumentWriter writer(connections->postgres);
            result = write(writer, closing);
            m_freshness.noteOwnWrite(); // after a failure, too: the commit itself may have arrived
        }
        promise->addResult(std::move(result));
        promise->finish();
    });
    return promise->future();
}

template <typename T>
Result<T> DocumentDesk::called(Result<T> queued)
{
    if (queued)
        m_signals.callWorkers();
    return queued;
}

QFuture<Result<AddedDocument>> DocumentDesk::add(const NewDocument &document, std::function<void(qint64, qint64)> progress,
                                                 std::stop_token stop)
{
    return run<AddedDocument>(ReaderPool::Lane::Background,
                              [this, document, progress = std::move(progress), stop](DocumentWriter &writer, std::stop_token closing) -> Result<AddedDocument> {
                                  std::stop_source either;
                                  const std::stop_callback wanted(stop, [&] { either.request_stop(); });
                                  const std::stop_callback closed(closing, [&] { either.request_stop(); });
                                  return called(writer.add(document, progress, either.get_token()));
                              });
}

QFuture<Result<void>> DocumentDesk::retry(DocumentId id)
{
    return run<void>(ReaderPool::Lane::Interactive, [this, id](DocumentWriter &writer, std::stop_token) { return called(writer.retry(id)); });
}

QFuture<Result<void>> DocumentDesk::analyse(DocumentId id, const QString &engine)
{
    return run<void>(ReaderPool::Lane::Interactive, [this, id, engine](DocumentWriter &writer, std::stop_token) { return called(writer.analyse(id, engine)); });
}

QFuture<Result<void>> DocumentDesk::cancel(DocumentId id)
{
    return run<void>(ReaderPool::Lane::Interactive, [id](DocumentWriter &writer, std::stop_token) { return writer.cancel(id); });
}

QFuture<Result<void>> DocumentDesk::setActive(const std::vector<DocumentId> &ids, bool isActive)
{
    return run<void>(ReaderPool::Lane::Interactive, [=](DocumentWriter &writer, std::stop_token) { return writer.setActive(ids, isActive); });
}

QFuture<Result<void>> DocumentDesk::edit(DocumentId id, qint64 version, const DocumentEdit &edit)
{
    return run<void>(ReaderPool::Lane::Interactive, [=](DocumentWriter &writer, std::stop_token) { return writer.edit(id, version, edit); });
}

QFuture<Result<void>> DocumentDesk::replaceEdit(DocumentId id, const DocumentEdit &present, const DocumentEdit &edit)
{
    return run<void>(ReaderPool::Lane::Interactive, [=](DocumentWriter &writer, std::stop_token) { return writer.replaceEdit(id, present, edit); });
}

QFuture<Result<void>> DocumentDesk::judge(AnalysisId analysis, int finding, const Verdict &present, const Verdict &verdict)
{
    return run<void>(ReaderPool::Lane::Interactive,
                     [=](DocumentWriter &writer, std::stop_token) { return writer.judge(analysis, finding, present, verdict); });
}

QFuture<Result<std::vector<RiskRuleChange>>> DocumentDesk::fetchRiskRuleChanges()
{
    return run<std::vector<RiskRuleChange>>(ReaderPool::Lane::Interactive,
                                            [](DocumentWriter &writer, std::stop_token) { return writer.readRiskRuleChanges(); });
}

QFuture<Result<void>> DocumentDesk::changeRiskRule(const RiskRuleChange &former, const RiskRuleChange &change)
{
    return run<void>(ReaderPool::Lane::Interactive, [=](DocumentWriter &writer, std::stop_token) { return writer.changeRiskRule(former, change); });
}

} // namespace lectern
