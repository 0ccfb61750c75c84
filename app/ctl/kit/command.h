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

/// Exit statuses of lecternctl.
namespace exit_code {
inline constexpr int done = 0;
inline constexpr int failed = 1;     ///< The command was tried and failed; stderr says why.
inline constexpr int usageError = 2; ///< The command line is invalid; nothing was tried.
}

/// One command of lecternctl. `run` gets the arguments after the command's name and returns the exit status.
struct Command {
    QString name;
    QString summary; ///< One line for `lecternctl help`.
    int (*run)(const QStringList &arguments);
};

/// The command line of one command: a QCommandLineParser that reports usage errors uniformly.
///
///     CommandLine line(QStringLiteral("stats"), QStringLiteral("[--entity ID]"), tr(...));
///     line.addOption({QStringLiteral("entity"), ...});
///     if (const auto exitCode = line.parse(arguments)) return *exitCode;
class CommandLine : public QCommandLineParser
{
public:
    /// Always adds `--json` and `--help`.
    CommandLine(const QString &name, const QString &usage, const QString &summary);

    /// Set if the command must exit with this status: --help was given, or the arguments are invalid.
    [[nodiscard]] std::optional<int> parse(const QStringList &arguments);
    [[nodiscard]] bool isJson() const { return isSet(QStringLiteral("json")); }
    /// Prints what is wrong with the arguments and the correct usage; returns exit_code::usageError.
    [[nodiscard]] int usageError(const QString &what) const;

private:
    QString m_name;
    QString m_usage;
    QString m_summary;
};

/// Prints one line to stdout and flushes it.
void printLine(const QString &text);
void printJson(const QJsonObject &object);
/// Prints one line to stderr.
void printNote(const QString &text);
/// Prints the error to stderr as a sentence; returns exit_code::failed.
[[nodiscard]] int failed(const StorageError &error);

/// Opens the configured servers, or else the private workspace, of which the result holds a share. Prints progress to
/// stderr if that is a terminal. Blocks.
/// Does not change a team's tables unless `--prepare-tables` was given.
[[nodiscard]] Result<app::OpenServers> openServersForCommand(app::OpeningGoal goal);
/// The environment variable by which main() passes on `--prepare-tables`; scripts may also set it to 1.
constexpr const char *prepareTablesVariable = "LECTERN_PREPARE_TABLES";
/// Also opens the storage on these servers.
[[nodiscard]] Result<app::OpenStorage> openForCommand(app::OpeningGoal goal = app::OpeningGoal::Sample);

/// Call before a full-text search: indexes the reviews that still wait for it, so that the search misses none. Does
/// nothing for a filter without text.
[[nodiscard]] Result<void> awaitSearchIndex(const app::OpenStorage &open, const ReviewFilter &filter);

} // namespace lectern::ctl
