// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/kit/command.h"
#include "models/errors/error_text.h"

#include <QJsonDocument>

#include <cstdio>

namespace lectern::ctl {

using namespace errors;

namespace {

void write(std::FILE *stream, const QByteArray &line)
{
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stream);
    std::fputc('\n', stream);
    std::fflush(stream);
}

QString nameOf(FaultyPart part)
{
    switch (part) {
    case FaultyPart::Lectern: return QStringLiteral("Lectern");
    case FaultyPart::PostgreSql: return QStringLiteral("PostgreSQL");
    case FaultyPart::Redis: return QStringLiteral("Redis");
    case FaultyPart::File: return QStringLiteral("File");
    case FaultyPart::Workspace: return QStringLiteral("Private workspace");
    }
    Q_UNREACHABLE();
}

} // namespace

CommandLine::CommandLine(const QString &name, const QString &usage, const QString &summary) : m_name(name), m_usage(usage), m_summary(summary)
{
    addOption({QStringLiteral("json"), QStringLiteral("Print JSON.")});
    addOption({{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Print this text.")});
}

std::optional<int> CommandLine::parse(const QStringList &arguments)
{
    if (!QCommandLineParser::parse(QStringList{m_name} + arguments))
        return usageError(errorText());
    if (!isSet(QStringLiteral("help")))
        return std::nullopt;
    const QString help = helpText();
    printLine(m_summary + QStringLiteral("\n\nUsage: lecternctl %1 %2\n").arg(m_name, m_usage) + help.mid(help.indexOf(QLatin1Char('\n'))));
    return exit_code::done;
}

int CommandLine::usageError(const QString &what) const
{
    printNote(QStringLiteral("lecternctl %1: %2").arg(m_name, what));
    printNote(QStringLiteral("Usage: lecternctl %1 %2").arg(m_name, m_usage));
    return exit_code::usageError;
}

void printLine(const QString &text) { write(stdout, text.toUtf8()); }

void printJson(const QJsonObject &object) { write(stdout, QJsonDocument(object).toJson(QJsonDocument::Compact)); }

void printNote(const QString &text) { write(stderr, text.toUtf8()); }

int failed(const StorageError &error)
{
    printNote(QStringLiteral("%1: %2").arg(nameOf(error.part), explanationOf(error)));
    return exit_code::failed;
}

} // namespace lectern::ctl
