// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/point_table_model.h"

#include <QLocale>

namespace lectern::models {

PointTableModel::PointTableModel(std::vector<Series> series, QObject *parent) : QAbstractTableModel(parent), m_series(std::move(series)) {}

void PointTableModel::setPoints(const std::deque<MetricsPoint> &points, const QDateTime &now)
{
    std::vector<Row> rows;
    for (auto point = points.crbegin(); point != points.crend(); ++point) {
        const std::chrono::milliseconds age = points.back().at - point->at;
        if (age < rowDistance * static_cast<int>(rows.size()))
            continue;
        Row row{now.addMSecs(-age.count()), {}};
        for (const Series &series : m_series)
            row.texts.push_back(series.text(series.value(*point)));
        rows.push_back(std::move(row));
    }
    const bool isSameShape = rows.size() == m_rows.size();
    if (!isSameShape)
        beginResetModel();
    m_rows = std::move(rows);
    if (!isSameShape)
        endResetModel();
    else if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int PointTableModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }

int PointTableModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : static_cast<int>(m_series.size()) + 1; }

QVariant PointTableModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((index.column() == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    if (index.column() == 0)
        return QLocale().toString(row.time.time(), QStringLiteral("HH:mm:ss"));
    return row.texts[static_cast<std::size_t>(index.column() - 1)];
}

QVariant PointTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("Time") : m_series[static_cast<std::size_t>(section - 1)].title;
}

} // namespace lectern::models
