// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/metrics.h"

#include <QAbstractTableModel>

namespace lectern::models {

/// One row per family of cached answers, and one for all: how often read, from where, how fast, and why not from the cache.
///
/// Thread: GUI.
class FamilyTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        Family,
        Reads,
        Hits,
        MemoryHits,
        RedisHits,
        MemoryLatency,
        RedisLatency,
        PostgresLatency,
        Errors,
        Stale,
        Lifetime,
        FirstMiss,
        ColumnCount = FirstMiss + missReasonCount
    };
    enum Role {
        ShareRole = Qt::UserRole, ///< Hits: 0-1 as double, invalid without reads.
        IsQuietRole,              ///< The figure is zero or absent: shown muted.
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setSnapshot(const MetricsSnapshot &snapshot);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] static QString textOf(const FamilyMetrics &family, int column);
    [[nodiscard]] static bool isQuiet(const FamilyMetrics &family, int column);
    [[nodiscard]] static QString headerOf(int column);
    [[nodiscard]] static QString explanationOf(int column);

    std::vector<FamilyMetrics> m_rows;
};

/// Whether entries end before they are asked for again, half of the time at least: the cache works in vain. Not before so many
/// re-reads that a median says something.
[[nodiscard]] bool isLifetimeTooShort(const FamilyMetrics &family);
/// Translated word for a reason ("invalidated").
[[nodiscard]] QString displayNameOf(MissReason reason);
/// Translated word for a step ("PostgreSQL").
[[nodiscard]] QString displayNameOf(ReadStep step);

} // namespace lectern::models
