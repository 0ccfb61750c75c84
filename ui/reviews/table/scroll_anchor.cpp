// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/table/scroll_anchor.h"

namespace lectern::ui {

using namespace models;

namespace {

const QString rowKey = QStringLiteral("row");
const QString idKey = QStringLiteral("id");
const QString currentKey = QStringLiteral("current");

} // namespace

ScrollAnchor::ScrollAnchor(ReviewModel &model, ReviewTable &table, QObject *parent) : QObject(parent), m_model(model), m_table(table)
{
    connect(&model, &QAbstractItemModel::modelReset, this, &ScrollAnchor::approach);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &ScrollAnchor::approach);
    connect(&model, &QAbstractItemModel::dataChanged, this, &ScrollAnchor::approach);
}

QVariantMap ScrollAnchor::toVariant() const
{
    if (m_wanted)
        return {{rowKey, m_wanted->row}, {idKey, m_wanted->id.value}};
    const qint64 row = m_table.window().firstRow();
    const auto review = m_model.findRow(int(row));
    QVariantMap map{{rowKey, row}};
    if (review)
        map.insert(idKey, review->id().value);
    if (const auto id = m_table.selection().currentId())
        map.insert(currentKey, id->value);
    return map;
}

void ScrollAnchor::restore(const QVariantMap &map)
{
    m_wanted = Place{map.value(rowKey).toLongLong(), ReviewId{map.value(idKey).toUuid()}};
    if (const QUuid current = map.value(currentKey).toUuid(); !current.isNull())
        m_table.selection().expect({current});
    approach();
}

void ScrollAnchor::approach()
{
    if (!m_wanted || !m_model.hasRows())
        return;
    if (m_wanted->row >= m_model.rowCount()) {
        if (m_model.count().isExact)
            m_wanted.reset(); // the list has become shorter
        return;
    }
    if (m_table.window().firstRow() != m_wanted->row)
        m_table.scrollToTop(m_wanted->row);
    if (!m_model.findRow(int(m_wanted->row)))
        return; // still loading
    const std::optional<int> moved = m_model.rowOf(m_wanted->id);
    if (moved && *moved != m_wanted->row)
        m_table.scrollToTop(*moved);
    m_wanted.reset();
}

} // namespace lectern::ui
