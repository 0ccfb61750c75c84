// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/errors/error_text.h"
#include "ui/kit/filter/filter_menu.h"

namespace lectern::ui {

/// The filter menu of a query (models::EditableQuery), with its filter's fields. A place's subclass adds the word for its rows.
/// choicesFor() and setChosen() are declared with the filter's type.
///
/// Thread: GUI. Borrows the query.
template <typename Query>
class QueryFilterMenu : public FilterMenu
{
    using FilterState = typename Query::FilterState;
    using Field = typename FilterState::Field;

public:
    explicit QueryFilterMenu(Query &query, QObject *parent = nullptr) : FilterMenu(parent), m_query(query)
    {
        connect(&m_query, &Query::changed, this, &FilterMenu::changed);
        connect(&m_query, &Query::facetsArrived, this,
                [this](const std::optional<StorageError> &error) { Q_EMIT countsArrived(error ? errors::errorText(*error).oneLine() : QString()); });
    }

    [[nodiscard]] int fieldCount() const override { return FilterState::fieldCount; }
    [[nodiscard]] QString title(int field) const override { return titleOf(Field(field)); }
    [[nodiscard]] Editor editor(int field) const override
    {
        return Field(field) == Field::Date ? Editor::Dates : Field(field) == Field::Text ? Editor::Text : Editor::Values;
    }
    [[nodiscard]] bool isSet(int field) const override { return m_query.filter().isSet(Field(field)); }
    [[nodiscard]] bool isOff(int field) const override { return m_query.filter().isOff(Field(field)); }
    [[nodiscard]] QString chipTitle(int field) const override { return m_query.filter().chipTitle(Field(field)); }
    [[nodiscard]] QString chipValue(int field) const override { return m_query.filter().chipValue(Field(field)); }
    void setOff(int field, bool isOff) override
    {
        change([=](FilterState &filter) { filter.setOff(Field(field), isOff); });
    }
    void clear(int field) override
    {
        change([=](FilterState &filter) { filter.clear(Field(field)); });
    }
    void clearAll() override { m_query.setFilter({}); }

    [[nodiscard]] const std::vector<Choice> &choices(int field) override
    {
        m_choices = choicesFor(Field(field), m_query.facets(), m_query.filter());
        return m_choices;
    }
    void choose(int field, int choice, bool isChosen) override
    {
        change([&](FilterState &filter) { setChosen(filter, Field(field), m_choices[size_t(choice)], isChosen); });
    }
    void fetchCounts() override { m_query.fetchFacets(); }
    void renewCounts() override { m_query.renewFacets(); }

    [[nodiscard]] Dates dates() const override
    {
        const auto asked = m_query.askedFilter();
        return {asked.from, asked.until};
    }
    void setDates(const Dates &dates) override
    {
        change([&](FilterState &filter) { filter.setDates(dates.from, dates.until); });
    }
    void setLastDays(int days) override
    {
        change([=](FilterState &filter) { filter.setLastDays(days); });
    }
    [[nodiscard]] QString text() const override { return m_query.filter().values().text; }
    void setText(const QString &text) override { m_query.setText(text); }

private:
    template <typename Change>
    void change(Change &&change)
    {
        FilterState filter = m_query.filter();
        change(filter);
        m_query.setFilter(filter);
    }

    Query &m_query;
    std::vector<Choice> m_choices;
};

} // namespace lectern::ui
