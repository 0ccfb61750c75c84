// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/table/table_selection.h"

#include <algorithm>

namespace lectern::ui {

using namespace models;

namespace {

/// More rows than this are not searched for by id after a reset; the loaded pages hold no more anyway.
constexpr qint64 rememberedRowCount = qint64(PageWindow::defaultCapacity) * pageRowCount;

} // namespace

TableSelection::TableSelection(ReviewModel &model, QObject *parent) : QObject(parent), m_model(model)
{
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &TableSelection::remember);
    connect(&model, &QAbstractItemModel::modelReset, this, &TableSelection::findAgain);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &TableSelection::dropRowsBeyondEnd);
    connect(&model, &QAbstractItemModel::dataChanged, this, &TableSelection::findExpected);
}

std::optional<ReviewId> TableSelection::currentId() const
{
    const std::optional<ReviewRow> row = m_current ? m_model.findRow(int(*m_current)) : std::nullopt;
    return row ? std::optional(row->id()) : std::nullopt;
}

void TableSelection::moveTo(qint64 row, Mode mode)
{
    if (row < 0 || row >= m_model.rowCount())
        return;
    m_expectedCurrent.reset();
    m_expectedSelected.clear();
    m_current = row;
    switch (mode) {
    case Mode::Replace:
        m_selected.clear();
        m_selected.add(row, row);
        m_start = row;
        break;
    case Mode::Extend:
        m_selected.clear();
        m_selected.add(std::min(m_start, row), std::max(m_start, row));
        break;
    case Mode::Toggle:
        m_selected.toggle(row);
        m_start = row;
        break;
    case Mode::Move: break;
    }
    Q_EMIT currentChanged();
    Q_EMIT selectionChanged();
}

void TableSelection::selectAll()
{
    if (m_model.rowCount() == 0)
        return;
    m_selected.clear();
    m_selected.add(0, m_model.rowCount() - 1);
    Q_EMIT selectionChanged();
}

void TableSelection::remember()
{
    if (const auto id = currentId())
        m_expectedCurrent = id;
    for (const auto &[first, last] : m_selected.ranges()) {
        for (qint64 row = first; row <= last && m_expectedSelected.size() < rememberedRowCount; ++row) {
            if (const auto review = m_model.findRow(int(row)))
                m_expectedSelected.insert(review->id());
            else if (row - first > rememberedRowCount)
                break;
        }
    }
}

void TableSelection::findAgain()
{
    m_selected.clear();
    m_current.reset();
    m_start = 0;
    findExpected();
    if (!m_current && m_model.rowCount() > 0) {
        m_current = 0;
        m_selected.add(0, 0);
    }
    Q_EMIT currentChanged();
    Q_EMIT selectionChanged();
}

void TableSelection::findExpected()
{
    const bool isExpecting = m_expectedCurrent || !m_expectedSelected.isEmpty();
    if (!isExpecting)
        return;
    for (auto id = m_expectedSelected.begin(); id != m_expectedSelected.end();) {
        const std::optional<int> row = m_model.rowOf(*id);
        if (row)
            m_selected.add(*row, *row);
        id = row ? m_expectedSelected.erase(id) : std::next(id);
    }
    const std::optional<int> current = m_expectedCurrent ? m_model.rowOf(*m_expectedCurrent) : std::nullopt;
    if (current) {
        m_expectedCurrent.reset();
        m_current = m_start = *current;
        if (m_expectedSelected.isEmpty() && m_selected.count() <= 1) {
            m_selected.clear();
            m_selected.add(*current, *current);
        }
        Q_EMIT currentChanged();
        Q_EMIT selectionChanged();
    }
}

void TableSelection::dropRowsBeyondEnd()
{
    const qint64 count = m_model.rowCount();
    RankSelection kept;
    for (const auto &[first, last] : m_selected.ranges()) {
        if (first < count)
            kept.add(first, std::min(last, count - 1));
    }
    m_selected = kept;
    if (m_current && *m_current >= count) {
        m_current = count > 0 ? std::optional(count - 1) : std::nullopt;
        Q_EMIT currentChanged();
    }
    Q_EMIT selectionChanged();
}

} // namespace lectern::ui
