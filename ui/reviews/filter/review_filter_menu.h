// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/facet_choices.h"
#include "models/reviews/newest_answer.h"
#include "models/reviews/query_state.h"
#include "ui/kit/filter/filter_menu.h"

namespace lectern::ui {

/// The filter of reviews; the fields are FilterField's. Ctrl+Z takes a change back.
///
/// Thread: GUI. Borrows the source and the query state.
class ReviewFilterMenu : public FilterMenu
{
    Q_OBJECT
public:
    ReviewFilterMenu(ReviewSource &source, models::QueryState &state, QObject *parent = nullptr);

    [[nodiscard]] int fieldCount() const override { return models::filterFieldCount; }
    [[nodiscard]] QString title(int field) const override { return titleOf(models::FilterField(field)); }
    [[nodiscard]] Editor editor(int field) const override;
    [[nodiscard]] int firstField() const override { return int(models::FilterField::Platform); }
    [[nodiscard]] bool isSet(int field) const override { return m_state.filter().isSet(models::FilterField(field)); }
    [[nodiscard]] bool isOff(int field) const override { return m_state.filter().isOff(models::FilterField(field)); }
    [[nodiscard]] QString chipTitle(int field) const override { return m_state.filter().chipTitle(models::FilterField(field)); }
    [[nodiscard]] QString chipValue(int field) const override { return m_state.filter().chipValue(models::FilterField(field)); }
    void setOff(int field, bool isOff) override;
    void clear(int field) override;
    void clearAll() override { m_state.setFilter({}); }
    [[nodiscard]] const std::vector<Choice> &choices(int field) override;
    void choose(int field, int choice, bool isChosen) override;
    [[nodiscard]] QString countText(qint64 count) const override;
    void fetchCounts() override;
    void renewCounts() override;
    [[nodiscard]] Dates dates() const override;
    void setDates(const Dates &dates) override;
    void setLastDays(int days) override;
    [[nodiscard]] QString text() const override { return m_state.filter().values().text; }
    void setText(const QString &text) override { m_state.setText(text); }
    [[nodiscard]] QString textHint() const override { return tr("Words in title and text"); }

private:
    ReviewSource &m_source;
    models::QueryState &m_state;
    models::NewestAnswer<ReviewFacets> m_answer;
    std::shared_ptr<const ReviewFacets> m_facets;
    std::vector<models::FacetChoice> m_choices;
    std::vector<Choice> m_shown;
};

} // namespace lectern::ui
