// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/facet_choices.h"
#include "models/reviews/newest_answer.h"
#include "models/reviews/query_state.h"

#include <QFrame>

class QDateEdit;
class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QStackedWidget;

namespace lectern {

/// Where a filter is made: fields on the left, the field's values with their counts on the right.
/// Every choice takes effect at once; Ctrl+Z takes it back.
///
/// Thread: GUI. Borrows the source and the query state.
class FilterPopup : public QFrame
{
    Q_OBJECT
public:
    FilterPopup(ReviewSource &source, QueryState &state, QWidget *parent = nullptr);

    /// Opens below `anchor` at a field.
    void openAt(const QWidget &anchor, FilterField field);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeFacetPage();
    QWidget *makeDatePage();
    QWidget *makeTextPage();
    void showField(FilterField field);
    void fetchFacets();
    void listChoices();
    void narrowList(const QString &text);
    void toggleChoice(QListWidgetItem *item);
    void applyDates();
    void applyLastDays(int days);
    void focusPage();
    [[nodiscard]] FilterField field() const;

    ReviewSource &m_source;
    QueryState &m_state;
    NewestAnswer<ReviewFacets> m_answer;
    std::shared_ptr<const ReviewFacets> m_facets;
    std::vector<FacetChoice> m_choices;
    bool m_isListing = false;

    QListWidget *m_fields;
    QStackedWidget *m_pages;
    QLineEdit *m_search = nullptr;
    QListWidget *m_list = nullptr;
    QLabel *m_note = nullptr;
    QDateEdit *m_from = nullptr;
    QDateEdit *m_until = nullptr;
    QLineEdit *m_text = nullptr;
};

} // namespace lectern
