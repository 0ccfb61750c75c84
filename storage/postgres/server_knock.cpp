// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/server_knock.h"

#include "storage/postgres/postgres_error.h"
#include "storage/postgres/socket_calls.h"

#include <libpq-fe.h>

#include <algorithm>
#include <memory>

namespace lectern {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

/// How late a stop request may be noticed.
constexpr std::chrono::milliseconds longestWait = 50ms;

std::unique_ptr<PGconn, decltype(&PQfinish)> startConnecting(const ConnectionTarget &target)
{
    std::vector<const char *> keywords;
    std::vector<const char *> values;
    for (const ConnectionTarget::Option &option : target.options) {
        keywords.push_back(option.keyword.constData());
        values.push_back(option.value.constData());
    }
    keywords.push_back(nullptr);
    values.push_back(nullptr);
    return {PQconnectStartParams(keywords.data(), values.data(), 0), &PQfinish};
}

} // namespace

Result<void> knock(const ConnectionTarget &target, Knock until, Clock::time_point deadline, const std::stop_token &stop)
{
    const auto connection = startConnecting(target);
    PQsetErrorVerbosity(connection.get(), PQERRORS_VERBOSE);
    PostgresPollingStatusType status
        = PQstatus(connection.get()) == CONNECTION_BAD ? PGRES_POLLING_FAILED : PGRES_POLLING_WRITING;
    while (status != PGRES_POLLING_OK) {
        if (status == PGRES_POLLING_FAILED)
            return tl::make_unexpected(postgresConnectError(QString::fromUtf8(PQerrorMessage(connection.get()))));
        if (stop.stop_requested())
            return failure(ErrorCode::Cancelled, FaultyPart::PostgreSql, QStringLiteral("stopped while connecting"));
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
        if (left <= 0ms)
            return failure(ErrorCode::Timeout, FaultyPart::PostgreSql,
                           QStringLiteral("the server accepts connections but does not answer"));
        const SocketWait wanted
            = status == PGRES_POLLING_READING ? SocketWait::Readable : SocketWait::Writable;
        if (!waitForSocket(PQsocket(connection.get()), wanted, std::min(left, longestWait)))
            continue;
        if (until == Knock::FirstWord && wanted == SocketWait::Readable)
            return {};
        status = PQconnectPoll(connection.get());
    }
    return {};
}

} // namespace lectern
