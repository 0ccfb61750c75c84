// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/opening/sample_filling.h"

#include "models/import/sample_import.h"
#include "storage/workspace/place/workspace_lock.h"

#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>

#include <array>

namespace lectern::app {

using namespace imports;
using namespace postgres;
using namespace workspace;

namespace {

constexpr auto started = "started";
constexpr auto settled = "settled"; // imported, or the workspace needs no sample

QString markIn(const QString &home) { return home + QStringLiteral("/workspace/sample"); }

QByteArray readMark(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

Result<void> writeMark(const QString &path, const QByteArray &mark)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(mark) == mark.size() && file.commit())
        return {};
    return failure(ErrorCode::Unavailable, FaultyPart::File, QStringLiteral("cannot write %1: %2").arg(path, file.errorString()));
}

Result<bool> holds(PostgresConnection &connection, const QString &table)
{
    const auto rows = connection.run(QStringLiteral("SELECT EXISTS (SELECT FROM %1)::int").arg(table));
    if (!rows)
        return failureOf(rows);
    return rows->toInt64(0, 0) == 1;
}

Result<void> importReviews(Storage &storage, const Opening::Tell &tell, std::stop_token stop)
{
    const auto sink = storage.makeImportSink();
    const auto progress = [&tell](const ImportProgress &now) {
        const int percent = now.totalBytes > 0 ? int(100 * now.doneBytes / now.totalBytes) : 0;
        tell(QCoreApplication::translate("Opening", "Loading the sample reviews, %1 %").arg(percent));
    };
    const auto counts = importSample(*sink, progress, stop);
    if (!counts)
        return failureOf(counts);
    return {};
}

/// Adds the contracts one after the other, so that the list shows them in this order.
Result<void> addContracts(Storage &storage, const Opening::Tell &tell, const std::stop_token &stop)
{
    struct Contract {
        QString file;
        QString client;
        QString type;
    };
    const std::array contracts{
        Contract{QStringLiteral("Mutual Non-Disclosure Agreement.txt"), QStringLiteral("Nordwind Air"), QStringLiteral("Non-disclosure")},
        Contract{QStringLiteral("Software Licence Agreement.docx"), QStringLiteral("Thistle Bank"), QStringLiteral("Licence")},
        Contract{QStringLiteral("Hotel Distribution Agreement.pdf"), QStringLiteral("Grand Willow Graz"), QStringLiteral("Distribution")},
    };
    tell(QCoreApplication::translate("Opening", "Adding the sample contracts"));
    for (const Contract &contract : contracts) {
        NewDocument document;
        document.path = QStringLiteral(":/sample/contracts/") + contract.file;
        document.client = contract.client;
        document.contractType = contract.type;
        if (const auto added = storage.documentSink().add(document, {}, stop).result(); !added)
            return failureOf(added);
    }
    return {};
}

Result<void> fill(const StorageConfig &config, PostgresConnection &connection, const Opening::Tell &tell, const std::stop_token &stop)
{
    Storage storage(config);
    if (auto imported = importReviews(storage, tell, stop); !imported)
        return imported;
    const auto hasOwn = holds(connection, QStringLiteral("documents"));
    if (!hasOwn)
        return failureOf(hasOwn);
    return *hasOwn ? Result<void>() : addContracts(storage, tell, stop);
}

} // namespace

Result<void> fillWithSample(const QString &home, const StorageConfig &config, PostgresConnection &connection, const Opening::Tell &tell,
                            std::stop_token stop)
{
    const QString mark = markIn(home);
    if (readMark(mark) == settled)
        return {};
    WorkspaceLock lock(mark + QStringLiteral(".lock"));
    if (!lock.take(WorkspaceLock::Mode::Exclusive))
        return failure(ErrorCode::Denied, FaultyPart::File, QStringLiteral("cannot write %1").arg(mark));
    const QByteArray found = readMark(mark); // read again: another process may have finished meanwhile
    if (found == settled)
        return {};
    if (found != started) {
        const auto isUsed = holds(connection, QStringLiteral("reviews"));
        if (!isUsed)
            return failureOf(isUsed);
        if (*isUsed)
            return writeMark(mark, settled);
    }
    if (auto written = writeMark(mark, started); !written)
        return written;
    if (auto filled = fill(config, connection, tell, stop); !filled)
        return filled;
    return writeMark(mark, settled);
}

Result<void> declineSample(const QString &home) { return writeMark(markIn(home), settled); }

} // namespace lectern::app
