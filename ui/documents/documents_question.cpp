// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/documents_question.h"

#include "models/documents/list/document_query_state.h"
#include "ui/documents/list/document_list_view.h"
#include "ui/documents/list/documents_actions.h"

namespace lectern::ui {

using namespace models;

DocumentsQuestion::DocumentsQuestion(models::DocumentQueryState &query, DocumentListModel &model, DocumentListView &view, DocumentsActions &actions,
                                     QObject *parent)
    : QObject(parent)
    , m_query(query)
    , m_model(model)
    , m_view(view)
    , m_actions(actions)
{
    connectActions();
    connect(&m_query, &DocumentQueryState::changed, this, &DocumentsQuestion::ask);
    connect(&m_model, &DocumentListModel::answered, this, &DocumentsQuestion::takeAnswer);
}

void DocumentsQuestion::connectActions()
{
    const auto run = [this](QAction *action, auto &&handle) { connect(action, &QAction::triggered, this, handle); };
    run(m_actions.clearFilter, [this] { m_query.setFilter({}); });
    run(m_actions.switchOffFilter, [this] { m_query.switchAllOff(); });
    run(m_actions.sortByDate, [this] { sortBy(DocumentSortKey::Date); });
    run(m_actions.sortByName, [this] { sortBy(DocumentSortKey::Name); });
    run(m_actions.sortByRisk, [this] { sortBy(DocumentSortKey::Risk); });
    run(m_actions.sortByRelevance, [this] { sortBy(DocumentSortKey::Relevance); });
}

void DocumentsQuestion::start()
{
    m_hasStarted = true;
    ask();
}

void DocumentsQuestion::ask()
{
    if (!m_hasStarted)
        return;
    if (!(m_model.query() == m_query.query())) {
        m_asksAnew = m_asksAnew || !m_view.staysAtTop();
        m_view.stayAtTop(); // so that the best results are visible, not the rows seen before
    }
    m_model.setQuery(m_query.query());
    m_actions.clearFilter->setEnabled(!m_query.filter().isEmpty());
    m_actions.switchOffFilter->setEnabled(m_query.filter().hasOn());
    Q_EMIT asked();
}

void DocumentsQuestion::takeAnswer()
{
    if (m_model.hasAnswer() && !m_model.error() && std::exchange(m_asksAnew, false))
        m_view.leaveTop();
}

/// Sorting by the same key again reverses the direction.
void DocumentsQuestion::sortBy(DocumentSortKey key)
{
    const DocumentSort sort = m_query.sort();
    const Qt::SortOrder first = key == DocumentSortKey::Name ? Qt::AscendingOrder : Qt::DescendingOrder;
    const Qt::SortOrder other = first == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    m_query.setSort({key, sort.key == key && sort.order == first && key != DocumentSortKey::Relevance ? other : first});
}

} // namespace lectern::ui
