// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/connect/server_probe.h"

#include "storage/network/certificate_text.h"
#include "storage/postgres/connect/socket_calls.h"
#include "storage/postgres/errors/connect_text.h"
#include "storage/postgres/errors/postgres_error.h"

#include <libpq-fe.h>

#include <algorithm>
#include <memory>

namespace lectern::postgres {

using namespace network;

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

/// Longest delay until a stop request is noticed.
constexpr std::chrono::milliseconds longestWait = 50ms;
/// Time limit for finding out why a certificate was not accepted.
constexpr std::chrono::milliseconds longestDoubt = 2s;

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

tl::unexpected<StorageError> refusal(PGconn *connection, const ConnectionTarget &target, Clock::time_point deadline)
{
    const QString text = QString::fromUtf8(PQerrorMessage(connection));
    if (!isCertificateDoubted(text))
        return tl::make_unexpected(postgresConnectError(text, target.serverName(), target.value("user")));
    const QString name = QString::fromUtf8(PQhost(connection)), address = QString::fromUtf8(PQhostaddr(connection));
    const DoubtedServer doubted{name, address.isEmpty() ? name : address, QByteArray(PQport(connection)).toUShort(), target.value("sslrootcert")};
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
    return failure(ErrorCode::Denied, FaultyPart::PostgreSql, whyDoubted(doubted, std::clamp(left, 0ms, longestDoubt)));
}

} // namespace

Result<void> probe(const ConnectionTarget &target, ProbeDepth until, Clock::time_point deadline, const std::stop_token &stop)
{
    const auto connection = startConnecting(target);
    PQsetErrorVerbosity(connection.get(), PQERRORS_VERBOSE);
    PostgresPollingStatusType status = PQstatus(connection.get()) == CONNECTION_BAD ? PGRES_POLLING_FAILED : PGRES_POLLING_WRITING;
    while (status != PGRES_POLLING_OK) {
        if (status == PGRES_POLLING_FAILED)
            return refusal(connection.get(), target, deadline);
        if (stop.stop_requested())
            return failure(ErrorCode::Cancelled, FaultyPart::PostgreSql, QStringLiteral("stopped while connecting"));
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
        if (left <= 0ms)
            return failure(ErrorCode::Timeout, FaultyPart::PostgreSql, QStringLiteral("the server accepts connections but does not answer"));
        const SocketWait wanted = status == PGRES_POLLING_READING ? SocketWait::Readable : SocketWait::Writable;
        if (!waitForSocket(PQsocket(connection.get()), wanted, std::min(left, longestWait)))
            continue;
        if (until == ProbeDepth::FirstWord && wanted == SocketWait::Readable)
            return {};
        status = PQconnectPoll(connection.get());
    }
    return {};
}

} // namespace lectern::postgres
