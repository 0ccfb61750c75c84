// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/switchable_filter.h"
#include "models/reviews/filter_fields.h"

#include <QMap>

namespace lectern::models {

/// The filter of reviews, with the names of the entities in it.
///
/// Thread: any one. A value.
class FilterState : public SwitchableFilter<ReviewFilter, FilterField, filterFieldCount>
{
public:
    using SwitchableFilter::SwitchableFilter;

    /// Copies every field that `from` restricts.
    void narrow(const ReviewFilter &from);
    /// Sets the name that the chip shows for an entity.
    void nameEntity(const QString &id, const QString &name) { m_entityNames.insert(id, name); }
    [[nodiscard]] QString entityName(const QString &id) const { return m_entityNames.value(id, id); }

    /// The chip's text after its title: "1-2 (0.5 to 2.49)", "30 days".
    [[nodiscard]] QString chipValue(FilterField field) const;
    /// All chips in one line, for the name of a saved view.
    [[nodiscard]] QString summary() const;

    friend bool operator==(const FilterState &, const FilterState &) = default;

private:
    QMap<QString, QString> m_entityNames; ///< Key: entity id.
};

} // namespace lectern::models
