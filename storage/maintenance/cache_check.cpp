// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/maintenance/cache_check.h"

#include "storage/cache/sources/question_text.h"
#include "storage/cache/tiers/entry.h"
#include "storage/postgres/state/freshness_reader.h"
#include "storage/redis/check_command.h"
#include "storage/schema/migrations.h"

#include <QRandomGenerator>

namespace lectern::maintenance {

using namespace cache;
using namespace postgres;
using namespace redis;
using namespace schema;

namespace {

using namespace std::chrono_literals;

/// Keys per SCAN: Redis takes about a tenth of a millisecond for it, so that nobody else waits.
constexpr int scannedAtOnce = 250;
/// Ends the scan after a million keys, whoever wrote them; what was drawn until then is still a sample.
constexpr int mostSteps = 4000;
constexpr std::chrono::milliseconds redisTimeout = 2s;
constexpr std::chrono::milliseconds questionTimeout = 60s;
constexpr size_t mostFaultsTold = 20;

KeySpace keySpace() { return {knownMigrations().back().number}; }

} // namespace

CacheCheck::CacheCheck(const PostgresAccess &postgres, const QString &redisUrl)
    : m_postgres(postgres, QStringLiteral("lectern cache check"))
    , m_log(m_postgres)
    , m_redis(redisUrl, "lectern-cache-check")
    , m_freshness(Clock::boot())
    , m_poller(m_freshness, m_metrics, Clock::boot())
{
}

Result<CacheCheckReport> CacheCheck::run(const CacheCheckOptions &options, const Progress &progress, const std::stop_token &stop)
{
    Result<QByteArray> sealKey = readSealKey(m_postgres);
    if (!sealKey)
        return failureOf(sealKey);
    m_sealKey = std::move(*sealKey);
    if (const auto opened = m_redis.open(); !opened)
        return failureOf(opened);
    CacheCheckReport report;
    const auto keys = draw(options.sample, report, stop);
    if (!keys)
        return failureOf(keys);
    qint64 done = 0;
    for (const QByteArray &key : *keys) {
        if (stop.stop_requested())
            break;
        if (const auto checked = checkOne(key, options.repairs, report, stop); !checked && !stop.stop_requested())
            return failureOf(checked);
        progress(++done, qint64(keys->size()));
    }
    report.isCancelled = stop.stop_requested();
    return report;
}

/// Reservoir sampling: each key scanned is equally likely to be drawn. SCAN may return a key twice.
Result<std::vector<QByteArray>> CacheCheck::draw(int sample, CacheCheckReport &report, const std::stop_token &stop)
{
    const QByteArray pattern = keySpace().stem() + '*';
    std::vector<QByteArray> drawn;
    QByteArray cursor = "0";
    for (int step = 0; !stop.stop_requested(); ++step) {
        if (step == mostSteps) {
            report.sawAll = false;
            break;
        }
        const auto reply = m_redis.ask(CheckCommand::scan(cursor, pattern, scannedAtOnce), redisTimeout);
        if (!reply)
            return failureOf(reply);
        if (reply->elements.size() != 2)
            return failure(ErrorCode::Corrupt, FaultyPart::Redis, QStringLiteral("SCAN answers with something else"));
        for (const RedisReply &key : reply->elements[1].elements) {
            if (!familyOfEntryName(key.bytes))
                continue; // some other key: a token, progress
            ++report.seen;
            if (sample == 0 || qint64(drawn.size()) < sample)
                drawn.push_back(key.bytes);
            else if (const qint64 place = QRandomGenerator::global()->bounded(report.seen); place < sample)
                drawn[size_t(place)] = key.bytes;
        }
        cursor = reply->elements[0].bytes;
        if (cursor == "0")
            break;
    }
    return drawn;
}

Result<std::optional<QByteArray>> CacheCheck::read(const QByteArray &key)
{
    return m_redis.ask(RedisCommand::get(key), redisTimeout).map([](RedisReply &&reply) {
        return reply.type == RedisReply::Type::Bulk ? std::optional(std::move(reply.bytes)) : std::nullopt;
    });
}

Result<bool> CacheCheck::isProvedFresh(const EntryHeader &header, const Scopes &scopes, const std::stop_token &stop)
{
    if (const auto polled = m_poller.poll(m_log, Clock::boot().now(), stop); !polled)
        return failureOf(polled);
    return m_freshness.judge(header.boot, header.snapshot, scopes).outcome == Freshness::Outcome::Fresh;
}

Result<void> CacheCheck::checkOne(const QByteArray &key, bool repairs, CacheCheckReport &report, const std::stop_token &stop)
{
    const auto entry = read(key);
    if (!entry)
        return failureOf(entry);
    if (!*entry) {
        ++report.gone;
        return {};
    }
    const Result<EntryHeader> header = headerOf(**entry);
    Result<Unsealed> unsealed = unsealedPayload(**entry, key, m_sealKey);
    ++report.compared;
    if (!header || !unsealed) {
        ++report.forged;
        return {};
    }
    CacheCheckReport::Fault fault{QString::fromLatin1(key), QString::fromUtf8(unsealed->question), {}};
    const std::optional<Question> question = questionFromText(*familyOfEntryName(key), unsealed->question);
    if (!question || entryName(question->family, question->text, keySpace(), m_sealKey) != key) {
        fault.detail = QStringLiteral("its question is none that this program asks, or stands under another key");
        return noteWrong(key, **entry, std::move(fault), repairs, report);
    }
    const Result<AnswerValue> value = question->decode(unsealed->answer);
    if (!value) {
        fault.detail = QStringLiteral("its answer cannot be read: %1").arg(value.error().detail);
        return noteWrong(key, **entry, std::move(fault), repairs, report);
    }
    const Scopes scopes = question->scopesOfAnswer(*value);
    const auto again = isProvedFresh(*header, scopes, stop).and_then([&](bool isFresh) -> Result<std::optional<bool>> {
        if (!isFresh)
            return std::optional<bool>();
        const auto answer = question->readPostgres(m_postgres, {questionTimeout, stop});
        if (!answer && answer.error().code != ErrorCode::NotFound)
            return failureOf(answer);
        if (answer && encoded(answer->value) == encoded(*value))
            return std::optional(true);
        return isProvedFresh(*header, scopes, stop).map([](bool isStillFresh) { return isStillFresh ? std::optional(false) : std::nullopt; });
    });
    if (!again) {
        --report.compared;
        ++report.unanswered;
        return again.error().code == ErrorCode::Timeout ? Result<void>() : failureOf(again);
    }
    if (!*again)
        ++report.stale;
    else if (**again)
        ++report.right;
    else {
        fault.detail = QStringLiteral("it differs from what PostgreSQL says, though no change was logged");
        return noteWrong(key, **entry, std::move(fault), repairs, report);
    }
    return {};
}

Result<void> CacheCheck::noteWrong(const QByteArray &key, const QByteArray &entry, CacheCheckReport::Fault fault, bool repairs,
                                   CacheCheckReport &report)
{
    ++report.wrong;
    if (report.faults.size() < mostFaultsTold)
        report.faults.push_back(std::move(fault));
    if (!repairs)
        return {};
    const auto present = read(key); // another reader may have replaced it by a right one
    if (!present)
        return failureOf(present);
    if (*present != std::optional(entry))
        return {};
    return m_redis.ask(CheckCommand::remove(key), redisTimeout).map([&](const RedisReply &reply) { report.removed += reply.integer; });
}

} // namespace lectern::maintenance
