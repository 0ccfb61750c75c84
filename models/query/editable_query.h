// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/newest_answer.h"
#include "models/query/query_notifier.h"

#include <QDateTime>

#include <memory>
#include <utility>

namespace lectern::models {

/// An analyst's query of a source: filter and sort, with each edit signalled as a step of undo; also the counts of values to filter by.
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
    /// Switches off all fields of the filter without losing them.
    void switchAllOff()
    {
        FilterState filter = m_present.filter;
        filter.setAllOff();
        setFilter(filter);
    }
    /// For text being typed: all letters together are one step of undo.
    void setText(const QString &text)
    {
        FilterState filter = m_present.filter;
        filter.setText(text);
        edit({filter, sortUnder(filter)}, true);
    }

    /// The newest facets; null: none yet.
    [[nodiscard]] const Facets *facets() const { return m_facets.get(); }
    /// Drops the facets and fetches them; facetsArrived() follows.
    void fetchFacets()
    {
        m_facets.reset();
        renewFacets();
    }
    /// Fetches the facets again because they may have changed; the old ones stay until facetsArrived().
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
    /// The filter for the source, with relative dates as of today.
    [[nodiscard]] typename FilterState::Filter askedFilter() const
    {
        return m_present.filter.effective(QDateTime::currentDateTimeUtc().date()).normalised();
    }

protected:
    /// The sort to use with a filter that will be set.
    [[nodiscard]] virtual Sort sortUnder(const FilterState &) const { return m_present.sort; }
    /// Replaces the query without an undo step.
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
    bool m_isTyping = false; ///< The newest edit came from setText().
    NewestAnswer<Facets> m_answer;
    std::shared_ptr<const Facets> m_facets;
};

} // namespace lectern::models
