// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

class QString;
class QByteArray;

namespace lectern::app {

/// What a running window answers to a request, a line each.
constexpr char requestTaken[] = "taken\n";
constexpr char requestRefused[] = "refused\n";

enum class RequestAnswer {
    Taken,
    Refused, ///< The window does not understand it, as it may be another version's.
    None,    ///< Nobody listens, or no answer came in time.
};

/// Sends a request and waits for its answer. Thread: any with a QCoreApplication; blocks, so only while the process has no window.
[[nodiscard]] RequestAnswer sendRequest(const QString &socket, const QByteArray &line, std::chrono::milliseconds patience);

} // namespace lectern::app
