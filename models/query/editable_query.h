// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/newest_answer.h"
#include "models/query/query_notifier.h"

#include <QDateTime>

#include <memory>
#include <utility>

namespace lectern::models {

/// What an analyst asks of a source: filter and sort, each change told as a step of undo; and how often the values to filter by occur.
///
/// `FilterType` is a SwitchableFilter; `SourceType` has fetchFacets().
///
/// Thread: GUI. Borrows the source.
template <typename FilterType, typename SortType, typename SourceType, typename FacetsType>
class EditableQuery : public QueryNotifier
{
public:
    using FilterState = FilterType;
    using Sort = SortType;
    using Facets = FacetsType;

    explicit EditableQuery(SourceType &source, QObject *parent = nullptr) : QueryNotifier(parent), m_source(source) {}

    [[nodiscard]] const FilterState &filter() const { return m_present.filter; }
    [[nodiscard]] const Sort &sort() const { return m_present.sort; }

    void setFilter(const FilterState &filter) { edit({filter, sortUnder(filter)}, false); }
    void setSort(const Sort &sort) { edit({m_present.filter, sort}, false); }
    void set(const FilterState &filter, const Sort &sort) { edit({filter, sort}, false); }
    /// Keeps the filter, but asks without it.
    void switchAllOff()
    {
        FilterState filter = m_present.filter;
        filter.setAllOff();
        setFilter(filter);
    }
    /// For a text that is being typed: one step of undo for the whole typing.
    void setText(const QString &text)
    {
        FilterState filter = m_present.filter;
        filter.setText(text);
        edit({filter, sortUnder(filter)}, true);
    }

    /// As last counted; null: not counted yet.
    [[nodiscard]] const Facets *facets() const { return m_facets.get(); }
    /// Forgets them and asks for them; facetsArrived() follows.
    void fetchFacets()
    {
        m_facets.reset();
        renewFacets();
    }
    /// Asks for them again because what they count may have changed; the old ones stay until facetsArrived().
    void renewFacets()
    {
        m_answer.ask(
            this, [this](std::stop_token stop) { return m_source.fetchFacets(askedFilter(), stop); },
            [this](const Result<Answer<Facets>> &result) {
                if (result)
                    m_facets = result->value;
                Q_EMIT facetsArrived(result ? std::nullopt : std::optional(result.error()));
            });
    }
    /// As the source is asked today.
    [[nodiscard]] typename FilterState::Filter askedFilter() const
    {
        return m_present.filter.effective(QDateTime::currentDateTimeUtc().date()).normalised();
    }

protected:
    /// The sort that goes with a filter that is about to be set.
    [[nodiscard]] virtual Sort sortUnder(const FilterState &) const { return m_present.sort; }
    /// Replaces without a step of undo.
    void show(const FilterState &filter, const Sort &sort)
    {
        const State next{filter, sort};
        if (next == m_present)
            return;
        m_present = next;
        m_isTyping = false;
        Q_EMIT changed();
    }

private:
    struct State {
        FilterState filter;
        Sort sort{};
        friend bool operator==(const State &, const State &) = default;
    };

    void edit(const State &next, bool isTyping)
    {
        if (next == m_present)
            return;
        const State before = std::exchange(m_present, next);
        const bool wasTyping = std::exchange(m_isTyping, isTyping);
        Q_EMIT edited({[this, before] { show(before.filter, before.sort); }, [this, next] { show(next.filter, next.sort); }, wasTyping && isTyping});
        Q_EMIT changed();
    }

    SourceType &m_source;
    State m_present;
    bool m_isTyping = false; ///< The newest change came from setText().
    NewestAnswer<Facets> m_answer;
    std::shared_ptr<const Facets> m_facets;
};

} // namespace lectern::models
