// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/list/document_filter_menu.h"

#include "models/errors/error_text.h"

namespace lectern::ui {

using namespace errors;
using namespace models;

using Field = DocumentFilterField;

DocumentFilterMenu::DocumentFilterMenu(DocumentSource &source, QObject *parent) : FilterMenu(parent), m_source(source) {}

DocumentQuery DocumentFilterMenu::query() const { return m_state.query(QDateTime::currentDateTimeUtc().date()); }

template <typename Change>
void DocumentFilterMenu::change(Change &&change, bool isTyping)
{
    const DocumentFilterState before = m_state;
    change(m_state);
    if (m_state == before)
        return;
    Q_EMIT replaced(before, isTyping);
    Q_EMIT changed();
}

void DocumentFilterMenu::restore(const DocumentFilterState &state)
{
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT changed();
}

void DocumentFilterMenu::setAllOff()
{
    change([](DocumentFilterState &state) { state.setAllOff(); });
}

void DocumentFilterMenu::setSort(DocumentSortKey key, Qt::SortOrder order)
{
    change([key, order](DocumentFilterState &state) { state.setSort(key, order); });
}

FilterMenu::Editor DocumentFilterMenu::editor(int field) const
{
    switch (Field(field)) {
    case Field::Date: return Editor::Dates;
    case Field::Text: return Editor::Text;
    default: return Editor::Values;
    }
}

void DocumentFilterMenu::setOff(int field, bool isOff)
{
    change([field, isOff](DocumentFilterState &state) { state.setOff(Field(field), isOff); });
}

void DocumentFilterMenu::clear(int field)
{
    change([field](DocumentFilterState &state) { field == int(Field::Text) ? state.setText({}) : state.clear(Field(field)); });
}

void DocumentFilterMenu::clearAll()
{
    change([](DocumentFilterState &state) { state.clearAll(); });
}

const std::vector<FilterMenu::Choice> &DocumentFilterMenu::choices(int field)
{
    m_choices = m_state.choices(Field(field), m_facets.get());
    m_shown.clear();
    for (const DocumentFilterChoice &choice : m_choices)
        m_shown.push_back({choice.value, choice.label, choice.count, choice.isChosen});
    return m_shown;
}

void DocumentFilterMenu::choose(int field, int choice, bool isChosen)
{
    const QString value = m_choices[size_t(choice)].value;
    change([&](DocumentFilterState &state) { state.setChosen(Field(field), value, isChosen); });
}

QString DocumentFilterMenu::countText(qint64 count) const { return count == 1 ? tr("1 document") : tr("%L1 documents").arg(count); }

void DocumentFilterMenu::fetchCounts()
{
    m_facets.reset();
    renewCounts();
}

void DocumentFilterMenu::renewCounts()
{
    m_answer.ask(
        this, [this](std::stop_token stop) { return m_source.fetchFacets(query().filter, stop); },
        [this](const Result<Answer<DocumentFacets>> &result) {
            if (result)
                m_facets = result->value;
            Q_EMIT countsArrived(result ? QString() : errorText(result.error()).oneLine());
        });
}

FilterMenu::Dates DocumentFilterMenu::dates() const
{
    const DocumentFilter filter = query().filter;
    return {filter.from, filter.until};
}

void DocumentFilterMenu::setDates(const Dates &dates)
{
    change([&dates](DocumentFilterState &state) { state.setDates(*dates.from, *dates.until); });
}

void DocumentFilterMenu::setLastDays(int days)
{
    change([days](DocumentFilterState &state) { state.setLastDays(days); });
}

void DocumentFilterMenu::setText(const QString &text)
{
    change([&text](DocumentFilterState &state) { state.setText(text); }, true);
}

} // namespace lectern::ui
