// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviews/query_state.h"

namespace lectern::models {

namespace {

const QString filterKey = QStringLiteral("filter");
const QString sortKey = QStringLiteral("sort");

} // namespace

ReviewQuery QueryState::query() const { return {m_present.filter.effective(QDateTime::currentDateTimeUtc().date()), m_present.sort}; }

void QueryState::change(Step next)
{
    if (next == m_present)
        return;
    m_history.leave(std::exchange(m_present, std::move(next)));
    m_isTyping = false;
    Q_EMIT changed();
}

void QueryState::setText(const QString &text)
{
    FilterState filter = m_present.filter;
    ReviewFilter only;
    only.text = text.trimmed();
    filter.take(FilterField::Text, only);
    if (filter == m_present.filter)
        return;
    if (!m_isTyping)
        m_history.leave(m_present);
    m_present.filter = filter;
    m_isTyping = true;
    Q_EMIT changed();
}

void QueryState::undo()
{
    if (auto before = m_history.undo(m_present)) {
        m_present = *before;
        m_isTyping = false;
        Q_EMIT changed();
    }
}

void QueryState::redo()
{
    if (auto next = m_history.redo(m_present)) {
        m_present = *next;
        m_isTyping = false;
        Q_EMIT changed();
    }
}

QVariantMap QueryState::toVariant() const
{
    const QString sort = nameOf(m_present.sort.key);
    return {{filterKey, m_present.filter.toVariant()}, {sortKey, m_present.sort.order == Qt::DescendingOrder ? QLatin1Char('-') + sort : sort}};
}

void QueryState::restore(const QVariantMap &map)
{
    const Step next{FilterState::fromVariant(map.value(filterKey).toMap()), reviewSortFromName(map.value(sortKey).toString()).value_or(ReviewSort{})};
    if (next == m_present)
        return;
    m_present = next;
    m_isTyping = false;
    Q_EMIT changed();
}

} // namespace lectern::models
