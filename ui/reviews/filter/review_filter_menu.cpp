// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/filter/review_filter_menu.h"

#include "models/errors/error_text.h"
#include "models/reviews/review_labels.h"

namespace lectern::ui {

using namespace errors;
using namespace models;

ReviewFilterMenu::ReviewFilterMenu(ReviewSource &source, QueryState &state, QObject *parent) : FilterMenu(parent), m_source(source), m_state(state)
{
    connect(&m_state, &QueryState::changed, this, &FilterMenu::changed);
}

FilterMenu::Editor ReviewFilterMenu::editor(int field) const
{
    switch (FilterField(field)) {
    case FilterField::Date: return Editor::Dates;
    case FilterField::Text: return Editor::Text;
    default: return Editor::Values;
    }
}

void ReviewFilterMenu::setOff(int field, bool isOff)
{
    FilterState state = m_state.filter();
    state.setOff(FilterField(field), isOff);
    m_state.setFilter(state);
}

void ReviewFilterMenu::clear(int field)
{
    FilterState state = m_state.filter();
    state.clear(FilterField(field));
    m_state.setFilter(state);
}

const std::vector<FilterMenu::Choice> &ReviewFilterMenu::choices(int field)
{
    m_choices = choicesFor(FilterField(field), m_facets.get(), m_state.filter());
    m_shown.clear();
    for (const FacetChoice &choice : m_choices)
        m_shown.push_back(
            {choice.entityId + u'\n' + choice.alone.languages.join(u',') + u'\n' + choice.label, choice.label, choice.count, choice.isChosen});
    return m_shown;
}

void ReviewFilterMenu::choose(int field, int choice, bool isChosen)
{
    const FacetChoice chosen = m_choices[size_t(choice)];
    FilterState state = m_state.filter();
    ReviewFilter values = state.values();
    setChosen(values, FilterField(field), chosen, isChosen);
    state.take(FilterField(field), values);
    if (!chosen.entityId.isEmpty())
        state.nameEntity(chosen.entityId, chosen.label);
    m_state.setFilter(state);
}

QString ReviewFilterMenu::countText(qint64 count) const { return reviewCountText(count); }

void ReviewFilterMenu::fetchCounts()
{
    m_facets.reset();
    renewCounts();
}

void ReviewFilterMenu::renewCounts()
{
    m_answer.ask(
        this, [this](std::stop_token stop) { return m_source.fetchFacets(m_state.query().filter, stop); },
        [this](const Result<Answer<ReviewFacets>> &result) {
            if (result)
                m_facets = result->value;
            Q_EMIT countsArrived(result ? QString() : errorText(result.error()).oneLine());
        });
}

FilterMenu::Dates ReviewFilterMenu::dates() const
{
    const ReviewFilter filter = m_state.query().filter;
    return {filter.from, filter.until};
}

void ReviewFilterMenu::setDates(const Dates &dates)
{
    ReviewFilter values;
    values.from = dates.from;
    values.until = dates.until;
    FilterState state = m_state.filter();
    state.take(FilterField::Date, values);
    m_state.setFilter(state);
}

void ReviewFilterMenu::setLastDays(int days)
{
    FilterState state = m_state.filter();
    state.setLastDays(days);
    m_state.setFilter(state);
}

} // namespace lectern::ui
