// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/opening/opening.h"
#include "storage/api/result.h"
#include "storage/api/reviews/review_query.h"

#include <QCommandLineParser>
#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace lectern::ctl {

/// What lecternctl exits with.
namespace exit_code {
inline constexpr int done = 0;
inline constexpr int failed = 1;     ///< It was tried and did not work; stderr says why.
inline constexpr int usageError = 2; ///< The command line makes no sense; nothing was tried.
}

/// One command of lecternctl. `run` gets what follows the command's name and returns the exit status.
struct Command {
    QString name;
    QString summary; ///< One line for `lecternctl help`.
    int (*run)(const QStringList &arguments);
};

/// The command line of one command: a QCommandLineParser that says usage errors the same way everywhere.
///
///     CommandLine line(QStringLiteral("stats"), QStringLiteral("[--entity ID]"), tr(...));
///     line.addOption({QStringLiteral("entity"), ...});
///     if (const auto exitCode = line.parse(arguments)) return *exitCode;
class CommandLine : public QCommandLineParser
{
public:
    /// `--json` and `--help` are always there.
    CommandLine(const QString &name, const QString &usage, const QString &summary);

    /// Present when the command must end now: --help was asked for, or the arguments make no sense.
    [[nodiscard]] std::optional<int> parse(const QStringList &arguments);
    [[nodiscard]] bool isJson() const { return isSet(QStringLiteral("json")); }
    /// Says what is wrong with the arguments and how it should be; returns exit_code::usageError.
    [[nodiscard]] int usageError(const QString &what) const;

private:
    QString m_name;
    QString m_usage;
    QString m_summary;
};

/// One line on stdout, written at once.
void printLine(const QString &text);
void printJson(const QJsonObject &object);
/// One line on stderr.
void printNote(const QString &text);
/// Says the error in words on stderr; returns exit_code::failed.
[[nodiscard]] int failed(const StorageError &error);

/// Opens servers as the window does: the configured ones, else a share of the private workspace for as long as the
/// result lives. Progress goes to stderr when that is a terminal. Blocks.
/// A team's tables are left alone unless `--prepare-tables` was given.
[[nodiscard]] Result<app::OpenServers> openServersForCommand(app::OpeningGoal goal);
/// How `--prepare-tables` travels from main() to there; scripts may set it to 1, too.
constexpr const char *prepareTablesVariable = "LECTERN_PREPARE_TABLES";
/// The same, and storage on them.
[[nodiscard]] Result<app::OpenStorage> openForCommand(app::OpeningGoal goal = app::OpeningGoal::Sample);

/// Before a full-text question: makes searchable what still waits for it, so that the answer misses no review. A
/// question without text waits for nothing.
[[nodiscard]] Result<void> awaitSearchIndex(const app::OpenStorage &open, const ReviewFilter &filter);

} // namespace lectern::ctl
