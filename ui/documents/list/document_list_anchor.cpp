// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/list/document_list_anchor.h"

#include "models/documents/list/document_list_model.h"
#include "ui/documents/list/document_list_view.h"

namespace lectern::ui {

namespace {

const QString currentKey = QStringLiteral("current");
const QString anchorKey = QStringLiteral("anchor");
const QString anchorTopKey = QStringLiteral("anchorTop");
const QString anchorRowKey = QStringLiteral("anchorRow");

} // namespace

QStringList DocumentListAnchor::names() { return {currentKey, anchorKey, anchorTopKey, anchorRowKey}; }

QVariantMap DocumentListAnchor::toVariant() const
{
    if (!m_rows.isEmpty())
        return m_rows; // not restored yet
    const auto [anchor, top] = m_view.anchor();
    return {{currentKey, m_view.currentKey()},
            {anchorKey, anchor},
            {anchorTopKey, top},
            {anchorRowKey, std::max(m_model.rowOf(anchor), m_view.currentIndex().row())}};
}

void DocumentListAnchor::restore(const QVariantMap &saved)
{
    if (saved.value(currentKey).toUuid().isNull() && saved.value(anchorKey).toUuid().isNull())
        return;
    m_rows = saved;
    m_model.reach(saved.value(anchorRowKey).toInt());
}

void DocumentListAnchor::returnToRows()
{
    if (m_rows.isEmpty())
        return;
    const QVariantMap rows = std::exchange(m_rows, {});
    m_view.setCurrentKey(rows.value(currentKey).toUuid());
    m_view.scrollToAnchor(rows.value(anchorKey).toUuid(), rows.value(anchorTopKey).toInt());
}

} // namespace lectern::ui
