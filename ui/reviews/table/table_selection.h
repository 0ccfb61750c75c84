// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/rows/review_model.h"
#include "ui/reviews/table/rank_selection.h"

#include <QObject>
#include <QSet>

namespace lectern::ui {

/// The current row and the selected rows of the review table. Within a generation rows keep their row number;
/// after a reset they are found again by review id, once loaded.
///
/// Thread: GUI. Borrows the model.
class TableSelection : public QObject
{
    Q_OBJECT
public:
    enum class Mode : quint8 {
        Replace, ///< By a click or a plain key.
        Extend,  ///< Shift: from the beginning of the selection.
        Toggle,  ///< Ctrl and click, or Ctrl+Space.
        Move,    ///< Ctrl and a key: moves only the current row.
    };

    explicit TableSelection(models::ReviewModel &model, QObject *parent = nullptr);

    [[nodiscard]] std::optional<qint64> current() const { return m_current; }
    [[nodiscard]] bool isSelected(qint64 row) const { return m_selected.contains(row); }
    [[nodiscard]] const RankSelection &rows() const { return m_selected; }
    void moveTo(qint64 row, Mode mode);
    void selectAll();
    /// Makes the review current once it becomes visible; for a restored window.
    void expect(ReviewId id) { m_expectedCurrent = id; }
    /// Empty if no row is current or it is not loaded.
    [[nodiscard]] std::optional<ReviewId> currentId() const;

Q_SIGNALS:
    void currentChanged();
    void selectionChanged();

private:
    void remember();
    void findAgain();
    void findExpected();
    void dropRowsBeyondEnd();

    models::ReviewModel &m_model;
    RankSelection m_selected;
    std::optional<qint64> m_current;
    qint64 m_start = 0; ///< The beginning of a range.
    std::optional<ReviewId> m_expectedCurrent;
    QSet<ReviewId> m_expectedSelected;
};

} // namespace lectern::ui
