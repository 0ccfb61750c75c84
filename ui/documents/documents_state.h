// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QVariantMap>

namespace lectern::models {
class DocumentQueryState;
class DocumentListModel;
} // namespace lectern::models

namespace lectern::ui {

class DocumentListView;
class DocumentsPanes;
class FindingsPanel;

/// What survives a restart of the documents place: filter, panes, what each of them keeps, and which rows were seen, to which it returns as
/// soon as the list is there.
///
/// Thread: GUI. Borrows what it is given; the findings may go first.
class DocumentsState
{
public:
    DocumentsState(models::DocumentQueryState &query, models::DocumentListModel &model, DocumentsPanes &panes, FindingsPanel *findings);

    [[nodiscard]] QVariantMap save() const;
    void restore(const QVariantMap &state);
    /// The list has answered: its rows are left where they were, once.
    void returnToRows();
    /// Something else matters more than where the list was left.
    void forgetRows() { m_rows.clear(); }

private:
    models::DocumentQueryState &m_query;
    models::DocumentListModel &m_model;
    DocumentsPanes &m_panes;
    DocumentListView &m_view;
    QPointer<FindingsPanel> m_findings;
    QVariantMap m_rows; ///< What to return to once the list is there; empty: nothing.
};

} // namespace lectern::ui
