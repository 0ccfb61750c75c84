// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/filter_state.h"
#include "models/reviews/undo_history.h"

#include <QObject>

namespace lectern::models {

/// What the analyst asks for: filter and sort, with undo. Everything that shows reviews follows it.
///
/// Thread: GUI.
class QueryState : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] const FilterState &filter() const { return m_present.filter; }
    [[nodiscard]] const ReviewSort &sort() const { return m_present.sort; }
    /// As the source is asked today.
    [[nodiscard]] ReviewQuery query() const;

    void setFilter(const FilterState &filter) { change({filter, m_present.sort}); }
    void setSort(const ReviewSort &sort) { change({m_present.filter, sort}); }
    void set(const FilterState &filter, const ReviewSort &sort) { change({filter, sort}); }
    /// Like setFilter() for a text that is being typed: one step of undo for the whole typing.
    void setText(const QString &text);
    /// Replaces without a step of undo; for a restored window.
    void restore(const QVariantMap &map);
    [[nodiscard]] QVariantMap toVariant() const;

    void undo();
    void redo();
    [[nodiscard]] bool canUndo() const { return m_history.canUndo(); }
    [[nodiscard]] bool canRedo() const { return m_history.canRedo(); }

Q_SIGNALS:
    void changed();

private:
    struct Step {
        FilterState filter;
        ReviewSort sort;
        friend bool operator==(const Step &, const Step &) = default;
    };
    void change(Step next);

    Step m_present;
    UndoHistory<Step> m_history;
    bool m_isTyping = false; ///< The newest step came from setText().
};

} // namespace lectern::models
