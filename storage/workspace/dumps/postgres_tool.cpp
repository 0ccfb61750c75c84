// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/dumps/postgres_tool.h"

#include "storage/workspace/dumps/tool_surroundings.h"

#include <QFileInfo>

#include <libpq-fe.h>

#include <memory>

namespace lectern::workspace {

namespace {

constexpr int lookMs = 100;
constexpr int endMs = 5'000;
constexpr qsizetype longestReason = 400;

/// Calls `take` with each part of a URL.
void forEachPart(const QString &url, const std::function<void(const PQconninfoOption &)> &take)
{
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(PQconninfoParse(url.toUtf8().constData(), nullptr), PQconninfoFree);
    for (const PQconninfoOption *option = options.get(); option && option->keyword; ++option) {
        if (option->val)
            take(*option);
    }
}

QProcessEnvironment environmentFor(const PostgresTool &tool)
{
    QProcessEnvironment environment = toolEnvironment();
    if (tool.url.isEmpty())
        return environment;
    forEachPart(tool.url, [&environment](const PQconninfoOption &option) {
        if (option.envvar)
            environment.insert(QString::fromLatin1(option.envvar), QString::fromUtf8(option.val));
    });
    return environment;
}

void end(QProcess &process)
{
    process.terminate();
    if (!process.waitForFinished(endMs)) {
        process.kill();
        process.waitForFinished(endMs);
    }
}

/// Its first error, without the contexts that quote rows.
QString reasonOf(const QByteArray &errors)
{
    const QStringList lines = QString::fromUtf8(errors).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const qsizetype at = line.indexOf(QLatin1String("error: "));
        if (at >= 0)
            return line.mid(at + 7).left(longestReason);
    }
    return lines.isEmpty() ? QStringLiteral("it ended without a reason") : lines.last().left(longestReason);
}

} // namespace

QString databaseIn(const QString &url)
{
    QString name;
    forEachPart(url, [&name](const PQconninfoOption &option) {
        if (QLatin1String(option.keyword) == QLatin1String("dbname"))
            name = QString::fromUtf8(option.val);
    });
    return name;
}

Result<void> runPostgresTool(const PostgresTool &tool, const std::stop_token &stop)
{
    QProcess process;
    process.setProcessEnvironment(environmentFor(tool));
    setTiesToTerminal(process, tool.isInBackground);
    process.start(tool.program, tool.arguments);
    process.closeWriteChannel();
    if (!process.waitForStarted())
        return failure(ErrorCode::Unavailable, FaultyPart::Workspace,
                       QStringLiteral("%1 does not start: %2").arg(tool.program, process.errorString()));
    QByteArray errors;
    const auto takeAll = [&]() -> Result<void> {
        errors += process.readAllStandardError();
        const QByteArray output = process.readAllStandardOutput();
        return output.isEmpty() || !tool.takeOutput ? Result<void>() : tool.takeOutput(output);
    };
    while (process.state() != QProcess::NotRunning) {
        if (stop.stop_requested()) {
            end(process);
            return failure(ErrorCode::Cancelled, FaultyPart::Workspace, QStringLiteral("cancelled"));
        }
        process.waitForReadyRead(lookMs);
        if (const auto taken = takeAll(); !taken) {
            end(process);
            return taken;
        }
    }
    if (const auto taken = takeAll(); !taken)
        return taken;
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        return failure(ErrorCode::Unavailable, FaultyPart::Workspace,
                       QStringLiteral("%1: %2").arg(QFileInfo(tool.program).fileName(), reasonOf(errors)));
    }
    return {};
}

} // namespace lectern::workspace
