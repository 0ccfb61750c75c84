// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/monitor/metrics_point.h"

#include <QAbstractTableModel>
#include <QDateTime>

#include <deque>
#include <functional>
#include <vector>

namespace lectern::models {

/// The points of a chart as a table: one row every fifteen seconds, latest first.
///
/// Thread: GUI.
class PointTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    struct Series {
        QString title;
        std::function<std::optional<double>(const MetricsPoint &)> value;
        std::function<QString(std::optional<double>)> text;
    };
    static constexpr std::chrono::seconds rowDistance{15};

    explicit PointTableModel(std::vector<Series> series, QObject *parent = nullptr);

    /// `now`: the wall clock time of the last point.
    void setPoints(const std::deque<MetricsPoint> &points, const QDateTime &now);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row {
        QDateTime time;
        std::vector<QString> texts;
    };
    std::vector<Series> m_series;
    std::vector<Row> m_rows;
};

} // namespace lectern::models
