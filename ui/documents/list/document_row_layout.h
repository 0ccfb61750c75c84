// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/list/document_labels.h"

#include <QRect>
#include <QStringList>

#include <vector>

class QPainter;

namespace lectern::ui {

/// Actions offered in a row.
enum class RowAction : quint8 {
    Cancel, ///< The upload of the file, or the reading of the document.
    Retry,
    AnalyseAgain, ///< If the analysis failed.
    OpenExisting, ///< If the content is stored already: shows the document that has it.
    AddAsVersion, ///< If the content is stored already.
    Dismiss,      ///< Removes the file's row.
};
[[nodiscard]] QString titleOf(RowAction action);
[[nodiscard]] std::vector<RowAction> actionsOf(const models::DocumentListRow &row);

/// Positions of a row's parts for a width, relative to the row's top left corner: name, facts, then badges, progress
/// or problem, then a search's snippet, then links to actions.
///
/// Thread: GUI. A value; borrows the row.
class DocumentRowLayout
{
public:
    DocumentRowLayout(const models::DocumentListRow &row, const std::optional<models::PagesRead> &read, int width);

    [[nodiscard]] int height() const { return m_height; }
    /// The action of a click at a point.
    [[nodiscard]] std::optional<RowAction> actionAt(const QPoint &point) const;
    /// Paints at the painter's origin.
    void paint(QPainter *painter, const std::optional<RowAction> &hovered) const;

private:
    struct Link {
        RowAction action;
        QRect rect;
    };
    void placeLinks(int &y);
    void paintBadges(QPainter *painter) const;
    void paintSnippet(QPainter *painter) const;

    const models::DocumentListRow &m_row;
    int m_height = 0;
    QRect m_name, m_facts, m_badges, m_bar, m_status, m_trouble, m_snippet;
    QStringList m_nameLines;
    QString m_factsText, m_statusText, m_troubleText;
    double m_share = 0;
    std::vector<models::DocumentBadge> m_shownBadges;
    std::vector<Link> m_links;
};

} // namespace lectern::ui
