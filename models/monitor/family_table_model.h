// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/metrics.h"

#include <QAbstractTableModel>

namespace lectern::models {

/// One row per family of cached answers and one for all: how often read, answered by which tier, how fast, and reasons for misses.
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
        IsQuietRole,              ///< The figure is zero or absent: shown in a muted colour.
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

/// Whether at least half of the re-reads come after the entry's lifetime, so that the cache is of little use. False while
/// there are too few re-reads for a meaningful median.
[[nodiscard]] bool isLifetimeTooShort(const FamilyMetrics &family);
/// Translated label of a reason ("invalidated").
[[nodiscard]] QString displayNameOf(MissReason reason);
/// Translated label of a step ("PostgreSQL").
[[nodiscard]] QString displayNameOf(ReadStep step);

} // namespace lectern::models
