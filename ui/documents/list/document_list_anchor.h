// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVariantMap>

namespace lectern::models {
class DocumentListModel;
} // namespace lectern::models

namespace lectern::ui {

class DocumentListView;

/// The position of the list of documents, by document instead of pixel: the current one, the first visible one and its offset.
/// After a restart the list returns there as soon as it has enough rows.
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
    /// Call when the list has rows: restores the saved position, once.
    void returnToRows();
    /// Drops the saved position because another one is more important.
    void forgetRows() { m_rows.clear(); }

private:
    models::DocumentListModel &m_model;
    DocumentListView &m_view;
    QVariantMap m_rows; ///< The saved position to return to; empty: none.
};

} // namespace lectern::ui
