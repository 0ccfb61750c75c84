// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/list/document_labels.h"

#include <QRect>
#include <QStringList>

#include <vector>

class QPainter;

namespace lectern::ui {

/// What can be done with a row on the spot.
enum class RowAction : quint8 {
    Cancel, ///< The reading, of the file or of the document.
    Retry,
    AnalyseAgain, ///< Of an analysis that failed.
    OpenExisting, ///< Of content that is here already: show the document that has it.
    AddAsVersion, ///< Of content that is here already.
    Dismiss,      ///< The file's row goes.
};
[[nodiscard]] QString titleOf(RowAction action);
[[nodiscard]] std::vector<RowAction> actionsOf(const models::DocumentListRow &row);

/// Where the parts of a row stand, for a width and from the row's own top left corner: name, facts, then badges, progress
/// or trouble, then the place a search found, then what can be done.
///
/// Thread: GUI. A value; borrows the row for its lifetime.
class DocumentRowLayout
{
public:
    DocumentRowLayout(const models::DocumentListRow &row, const std::optional<models::PagesRead> &read, int width);

    [[nodiscard]] int height() const { return m_height; }
    /// What a click at a point would do.
    [[nodiscard]] std::optional<RowAction> actionAt(const QPoint &point) const;
    /// At the painter's origin.
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
