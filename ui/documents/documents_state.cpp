// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/documents_state.h"

#include "models/documents/list/document_query_state.h"
#include "ui/documents/documents_panes.h"
#include "ui/documents/findings/findings_panel.h"
#include "ui/documents/list/document_list_pane.h"
#include "ui/documents/list/document_list_view.h"
#include "ui/documents/pages/reading_pane.h"

namespace lectern::ui {

using namespace models;

namespace {

const QString filterKey = QStringLiteral("filter");
const QString splitterKey = QStringLiteral("splitter");
const QString readerKey = QStringLiteral("reader");
const QString findingsKey = QStringLiteral("findings");
const QString currentKey = QStringLiteral("current");
const QString anchorKey = QStringLiteral("anchor");
const QString anchorTopKey = QStringLiteral("anchorTop");
const QString anchorRowKey = QStringLiteral("anchorRow");

} // namespace

DocumentsState::DocumentsState(models::DocumentQueryState &query, DocumentListModel &model, DocumentsPanes &panes, FindingsPanel *findings)
    : m_query(query)
    , m_model(model)
    , m_panes(panes)
    , m_view(panes.list().view())
    , m_findings(findings)
{
}

QVariantMap DocumentsState::save() const
{
    QVariantMap state{{filterKey, m_query.toVariant()}, {splitterKey, m_panes.saveState()}, {readerKey, m_panes.reader().state()}};
    if (m_findings)
        state.insert(findingsKey, m_findings->session().state());
    if (!m_rows.isEmpty()) { // not yet there
        for (const QString &key : {currentKey, anchorKey, anchorTopKey, anchorRowKey})
            state.insert(key, m_rows.value(key));
        return state;
    }
    const auto [anchor, top] = m_view.anchor();
    state.insert(currentKey, m_view.currentKey());
    state.insert(anchorKey, anchor);
    state.insert(anchorTopKey, top);
    state.insert(anchorRowKey, std::max(m_model.rowOf(anchor), m_view.currentIndex().row()));
    return state;
}

void DocumentsState::restore(const QVariantMap &state)
{
    m_panes.restoreState(state.value(splitterKey).toByteArray());
    m_panes.reader().restoreState(state.value(readerKey).toMap());
    if (m_findings)
        m_findings->session().restoreState(state.value(findingsKey).toMap());
    m_query.restore(state.value(filterKey).toMap());
    if (state.value(currentKey).toUuid().isNull() && state.value(anchorKey).toUuid().isNull())
        return;
    m_rows = state;
    m_model.reach(state.value(anchorRowKey).toInt());
}

void DocumentsState::returnToRows()
{
    if (m_rows.isEmpty())
        return;
    const QVariantMap rows = std::exchange(m_rows, {});
    m_view.setCurrentKey(rows.value(currentKey).toUuid());
    m_view.scrollToAnchor(rows.value(anchorKey).toUuid(), rows.value(anchorTopKey).toInt());
}

} // namespace lectern::ui
