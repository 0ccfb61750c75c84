// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QListView;

namespace lectern::models {
class FindResultsModel;
class PageFinder;
} // namespace lectern::models

namespace lectern::ui {

/// The list of a search's hits in the pages: page and context, with the words in bold.
///
/// Thread: GUI. Borrows the finder.
class FindResults : public QWidget
{
    Q_OBJECT
public:
    explicit FindResults(models::PageFinder &finder, QWidget *parent = nullptr);

    [[nodiscard]] QListView *list() const { return m_list; }
    [[nodiscard]] QSize sizeHint() const override;
    /// The text above the list: "9 hits", "no hits", "searching".
    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    void hitChosen(int hit);
    void leaveRequested(); ///< Esc.

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showSummary();
    void followCurrent(int hit);

    models::PageFinder &m_finder;
    models::FindResultsModel *m_model;
    QLabel *m_summary;
    QListView *m_list;
    bool m_isFollowing = false;
};

} // namespace lectern::ui
