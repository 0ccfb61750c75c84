// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVariantMap>

namespace lectern::models {
class DocumentListModel;
} // namespace lectern::models

namespace lectern::ui {

class DocumentListView;

/// Where the list of documents stands, by the documents and not by the pixel: which one is current, which one is seen first and how much of it.
/// After a restart the list returns there as soon as it has so many rows.
///
/// Thread: GUI. Borrows the model and the view.
class DocumentListAnchor
{
public:
    DocumentListAnchor(models::DocumentListModel &model, DocumentListView &view) : m_model(model), m_view(view) {}

    /// The names in toVariant().
    [[nodiscard]] static QStringList names();
    [[nodiscard]] QVariantMap toVariant() const;
    void restore(const QVariantMap &saved);
    /// The list has answered: its rows are left where they were, once.
    void returnToRows();
    /// Something else matters more than where the list was left.
    void forgetRows() { m_rows.clear(); }

private:
    models::DocumentListModel &m_model;
    DocumentListView &m_view;
    QVariantMap m_rows; ///< What to return to once the list is there; empty: nothing.
};

} // namespace lectern::ui
