// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace lectern::app {

/// What a start of the program wants from the window that already runs: to be raised, with these files.
struct OpenRequest {
    QStringList files; ///< Absolute paths of files and folders, to open as if dropped on the window.
    QString place;     ///< Key of the place to show; empty: the present one.

    friend bool operator==(const OpenRequest &, const OpenRequest &) = default;
};

/// A longer message is not a request.
constexpr qsizetype largestRequestBytes = 4 << 20;

/// One line, with its end.
[[nodiscard]] QByteArray lineOf(const OpenRequest &request);
/// Nothing if the line is no request of this version of the format. Trusts nothing in it.
[[nodiscard]] std::optional<OpenRequest> openRequestFrom(const QByteArray &line);

} // namespace lectern::app
