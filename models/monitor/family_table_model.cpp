// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/family_table_model.h"

#include "models/monitor/figures.h"
#include "models/monitor/metrics_point.h"

#include <QCoreApplication>

namespace lectern::models {

namespace {

std::optional<double> shareOf(std::uint64_t part, std::uint64_t whole)
{
    if (whole == 0)
        return std::nullopt;
    return static_cast<double>(part) / static_cast<double>(whole);
}

QString latencyText(const LatencySummary &latency)
{
    if (latency.count == 0)
        return QStringLiteral("\u2013");
    return QStringLiteral("%1 / %2 / %3")
        .arg(figures::milliseconds(latency.p50), figures::milliseconds(latency.p95), figures::milliseconds(latency.p99));
}

const LatencySummary &latencyOf(const FamilyMetrics &family, int column)
{
    if (column == FamilyTableModel::MemoryLatency)
        return family.memory;
    return column == FamilyTableModel::RedisLatency ? family.redis : family.postgres;
}

QString lifetimeText(const FamilyMetrics &family)
{
    if (family.lifetime.count() == 0)
        return QStringLiteral("\u2013");
    const QString lifetime = figures::duration(family.lifetime);
    if (family.rereads == 0)
        return lifetime;
    const QString again = QStringLiteral("%1 / %2").arg(lifetime, figures::duration(family.medianReread));
    return isLifetimeTooShort(family) ? FamilyTableModel::tr("%1: too short").arg(again) : again;
}

} // namespace

bool isLifetimeTooShort(const FamilyMetrics &family)
{
    constexpr std::uint64_t enough = 20;
    return family.rereads >= enough && family.medianReread > family.lifetime;
}

void FamilyTableModel::setSnapshot(const MetricsSnapshot &snapshot)
{
    std::vector<FamilyMetrics> rows = snapshot.families;
    const bool isSameShape = rows.size() == m_rows.size();
    if (!isSameShape)
        beginResetModel();
    m_rows = std::move(rows);
    if (!isSameShape)
        endResetModel();
    else if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int FamilyTableModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }

int FamilyTableModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant FamilyTableModel::data(const QModelIndex &index, int role) const
{
    const FamilyMetrics &family = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return textOf(family, index.column());
    case Qt::TextAlignmentRole: return static_cast<int>((index.column() == Family ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::ToolTipRole: return index.column() == Family ? QVariant() : explanationOf(index.column());
    case IsQuietRole: return isQuiet(family, index.column());
    case ShareRole:
        if (const auto share = shareOf(family.memoryHits + family.redisHits, family.reads); share && index.column() == Hits)
            return *share;
        return {};
    default: return {};
    }
}

QVariant FamilyTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    switch (role) {
    case Qt::DisplayRole: return headerOf(section);
    case Qt::ToolTipRole: return explanationOf(section);
    case Qt::TextAlignmentRole: return static_cast<int>((section == Family ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    default: return {};
    }
}

QString FamilyTableModel::textOf(const FamilyMetrics &family, int column)
{
    switch (column) {
    case Family: return family.family;
    case Reads: return figures::count(family.reads);
    case Hits: return figures::percent(shareOf(family.memoryHits + family.redisHits, family.reads));
    case MemoryHits: return figures::percent(shareOf(family.memoryHits, family.reads));
    case RedisHits: return figures::percent(shareOf(family.redisHits, family.reads));
    case MemoryLatency:
    case RedisLatency:
    case PostgresLatency: return latencyText(latencyOf(family, column));
    case Errors: return figures::count(family.errors);
    case Stale: return figures::count(family.staleServed);
    case Lifetime: return lifetimeText(family);
    default: return figures::count(family.misses[static_cast<std::size_t>(column - FirstMiss)]);
    }
}

bool FamilyTableModel::isQuiet(const FamilyMetrics &family, int column)
{
    switch (column) {
    case Family: return false;
    case Reads:
    case Hits: return family.reads == 0;
    case MemoryHits: return family.memoryHits == 0;
    case RedisHits: return family.redisHits == 0;
    case MemoryLatency:
    case RedisLatency:
    case PostgresLatency: return latencyOf(family, column).count == 0;
    case Errors: return family.errors == 0;
    case Stale: return family.staleServed == 0;
    case Lifetime: return !isLifetimeTooShort(family);
    default: return family.misses[static_cast<std::size_t>(column - FirstMiss)] == 0;
    }
}

QString FamilyTableModel::headerOf(int column)
{
    switch (column) {
    case Family: return tr("Family");
    case Reads: return tr("Reads");
    case Hits: return tr("Hits");
    case MemoryHits: return tr("Memory");
    case RedisHits: return tr("Redis");
    case MemoryLatency: return tr("Memory, ms");
    case RedisLatency: return tr("Redis, ms");
    case PostgresLatency: return tr("PostgreSQL, ms");
    case Errors: return tr("Errors");
    case Stale: return tr("Stale");
    case Lifetime: return tr("Lifetime");
    default: return displayNameOf(static_cast<MissReason>(column - FirstMiss));
    }
}

QString FamilyTableModel::explanationOf(int column)
{
    switch (column) {
    case Family: return tr("What kind of answer is cached");
    case Reads: return tr("Reads since the program started");
    case Hits: return tr("Share answered without PostgreSQL");
    case MemoryHits: return tr("Share answered by this program's memory");
    case RedisHits: return tr("Share answered by Redis");
    case MemoryLatency:
    case RedisLatency:
    case PostgresLatency: return tr("From question to answer: p50 / p95 / p99, milliseconds");
    case Errors: return tr("Reads that ended in an error");
    case Stale: return tr("Reads that got an old answer, marked so, because PostgreSQL was away");
    case Lifetime:
        return tr("How long an entry may live, and after how long half of the questions are asked again. Too short: entries end before that.");
    default: break;
    }
    switch (static_cast<MissReason>(column - FirstMiss)) {
    case MissReason::Cold: return tr("Misses: nothing was there");
    case MissReason::Expired: return tr("Misses: the lifetime had ended");
    case MissReason::Evicted: return tr("Misses: Redis dropped it before its lifetime ended");
    case MissReason::Invalidated: return tr("Misses: a later change touched it");
    case MissReason::Forged: return tr("Misses: it was there but not authentic");
    case MissReason::Bypass: return tr("Misses: the cache was not asked");
    }
    return {};
}

QString displayNameOf(MissReason reason)
{
    switch (reason) {
    case MissReason::Cold: return FamilyTableModel::tr("Cold");
    case MissReason::Expired: return FamilyTableModel::tr("Expired");
    case MissReason::Evicted: return FamilyTableModel::tr("Evicted");
    case MissReason::Invalidated: return FamilyTableModel::tr("Invalidated");
    case MissReason::Forged: return FamilyTableModel::tr("Forged");
    case MissReason::Bypass: return FamilyTableModel::tr("Bypass");
    }
    Q_UNREACHABLE();
}

QString displayNameOf(ReadStep step)
{
    switch (step) {
    case ReadStep::Queue: return FamilyTableModel::tr("queue");
    case ReadStep::Poll: return FamilyTableModel::tr("poll");
    case ReadStep::RedisRoundTrip: return FamilyTableModel::tr("Redis");
    case ReadStep::Unseal: return FamilyTableModel::tr("unseal");
    case ReadStep::Decode: return FamilyTableModel::tr("decode");
    case ReadStep::PostgresRoundTrip: return FamilyTableModel::tr("PostgreSQL");
    case ReadStep::Paint: return FamilyTableModel::tr("paint");
    }
    Q_UNREACHABLE();
}

} // namespace lectern::models
