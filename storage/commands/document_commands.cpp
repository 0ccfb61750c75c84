// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/commands/document_commands.h"

#include "storage/postgres/documents/document_work.h"
#include "storage/postgres/documents/document_writer.h"
#include "storage/postgres/documents/risk_rule_store.h"
#include "storage/postgres/documents/verdict_writer.h"

namespace lectern::commands {

using namespace cache;
using namespace postgres;

template <typename T>
QFuture<Result<T>> DocumentCommands::run(Executor::Lane lane, std::function<Result<T>(PostgresConnection &, std::stop_token)> write, Leaves leaves)
{
    return onStorageThread<T>(m_executor, lane, {}, [this, write = std::move(write), leaves](Connections &connections, std::stop_token closing) {
        const auto body = [&] { return write(connections.postgres(), std::move(closing)); };
        return leaves == Leaves::Work ? m_door.passWork(body) : m_door.pass(body);
    });
}

QFuture<Result<AddedDocument>> DocumentCommands::add(const NewDocument &document, std::function<void(qint64, qint64)> progress, std::stop_token stop)
{
    return run<AddedDocument>(
        Executor::Lane::Background,
        [document, progress = std::move(progress), stop](PostgresConnection &connection, std::stop_token closing) {
            const EitherStop either(stop, std::move(closing));
            return DocumentWriter(connection).add(document, progress, either.token());
        },
        Leaves::Work);
}

QFuture<Result<void>> DocumentCommands::retry(DocumentId id)
{
    return run<void>(
        Executor::Lane::Interactive, [id](PostgresConnection &connection, std::stop_token) { return DocumentWork(connection).retry(id); },
        Leaves::Work);
}

QFuture<Result<void>> DocumentCommands::analyse(DocumentId id, const QString &engine)
{
    return run<void>(
        Executor::Lane::Interactive,
        [id, engine](PostgresConnection &connection, std::stop_token) { return DocumentWork(connection).analyse(id, engine); }, Leaves::Work);
}

QFuture<Result<void>> DocumentCommands::cancel(DocumentId id)
{
    return run<void>(Executor::Lane::Interactive,
                     [id](PostgresConnection &connection, std::stop_token) { return DocumentWork(connection).cancel(id); });
}

QFuture<Result<void>> DocumentCommands::setActive(const std::vector<DocumentId> &ids, bool isActive)
{
    return run<void>(Executor::Lane::Interactive,
                     [=](PostgresConnection &connection, std::stop_token) { return DocumentWriter(connection).setActive(ids, isActive); });
}

QFuture<Result<void>> DocumentCommands::edit(DocumentId id, qint64 version, const DocumentEdit &edit)
{
    return run<void>(Executor::Lane::Interactive,
                     [=](PostgresConnection &connection, std::stop_token) { return DocumentWriter(connection).edit(id, version, edit); });
}

QFuture<Result<void>> DocumentCommands::replaceEdit(DocumentId id, const DocumentEdit &present, const DocumentEdit &edit)
{
    return run<void>(Executor::Lane::Interactive,
                     [=](PostgresConnection &connection, std::stop_token) { return DocumentWriter(connection).replaceEdit(id, present, edit); });
}

QFuture<Result<void>> DocumentCommands::judge(AnalysisId analysis, int finding, const Verdict &present, const Verdict &verdict)
{
    return run<void>(Executor::Lane::Interactive, [=](PostgresConnection &connection, std::stop_token) {
        return VerdictWriter(connection).judge(analysis, finding, present, verdict);
    });
}

QFuture<Result<std::vector<RiskRuleChange>>> DocumentCommands::fetchRiskRuleChanges()
{
    return run<std::vector<RiskRuleChange>>(Executor::Lane::Interactive,
                                            [](PostgresConnection &connection, std::stop_token) { return RiskRuleStore(connection).readChanges(); });
}

QFuture<Result<void>> DocumentCommands::changeRiskRule(const RiskRuleChange &former, const RiskRuleChange &change)
{
    return run<void>(Executor::Lane::Interactive,
                     [=](PostgresConnection &connection, std::stop_token) { return RiskRuleStore(connection).change(former, change); });
}

} // namespace lectern::commands
