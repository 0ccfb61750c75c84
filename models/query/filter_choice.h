// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace lectern::models {

/// One value that a field can be filtered by, and the number of rows with it.
struct FilterChoice {
    QString key; ///< Identifies the choice among the field's choices, whatever its label.
    QString label;
    std::optional<qint64> count; ///< Absent: not counted yet.
    bool isChosen = false;
};
using FilterChoices = std::vector<FilterChoice>;

/// Choices for the values of an enum that occur or are chosen, in the enum's order; keys are their names. Null: not counted yet.
template <typename Enum, size_t count, typename LabelOf>
FilterChoices enumChoices(const std::array<qint64, count> *counts, const std::vector<Enum> &chosen, LabelOf &&labelOf)
{
    FilterChoices choices;
    for (size_t i = 0; i < count; ++i) {
        const auto value = Enum(i);
        FilterChoice choice{nameOf(value), labelOf(value), {}, std::find(chosen.begin(), chosen.end(), value) != chosen.end()};
        if (counts)
            choice.count = (*counts)[i];
        if (!counts || *choice.count > 0 || choice.isChosen)
            choices.push_back(std::move(choice));
    }
    return choices;
}

/// Adds the chosen values without a count: no row has them, or too few for the facets to list.
template <typename LabelOf>
void addMissing(FilterChoices &choices, const QStringList &chosen, LabelOf &&labelOf)
{
    for (const QString &key : chosen) {
        if (std::none_of(choices.begin(), choices.end(), [&key](const FilterChoice &choice) { return choice.key == key; }))
            choices.push_back({key, labelOf(key), {}, true});
    }
}

/// Adds a value to a list, or removes it.
template <typename List, typename Value>
void setInList(List &list, const Value &value, bool isIn)
{
    list.erase(std::remove(list.begin(), list.end(), value), list.end());
    if (isIn)
        list.push_back(value);
}

/// The same for a value given by its key; an unknown key changes nothing.
template <typename Enum>
void setInList(std::vector<Enum> &list, const std::optional<Enum> &value, bool isIn)
{
    if (value)
        setInList(list, *value, isIn);
}

} // namespace lectern::models
