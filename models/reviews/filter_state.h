// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/review_query.h"

#include <QMap>
#include <QVariantMap>

#include <array>

namespace lectern::models {

/// What a filter can restrict; the order is that of the chips.
enum class FilterField : quint8 {
    Rating,
    Date,
    Platform,
    EntityType,
    Entity,
    Sentiment,
    Language,
    Verified,
    Answered,
    Active,
    Text,
};
inline constexpr int filterFieldCount = 11;
[[nodiscard]] QString titleOf(FilterField field);
/// Copies one field's restriction, also the absence of one.
void copyField(ReviewFilter &to, const ReviewFilter &from, FilterField field);
[[nodiscard]] bool isSet(const ReviewFilter &filter, FilterField field);

/// Ratings as stars: 1 to 2 stars are all ratings that round to 1 or 2.
struct StarRange {
    int first = 0;
    int last = 5;
};
void setStars(ReviewFilter &filter, StarRange stars);
/// Absent without a rating filter, or when its bounds are none of stars.
[[nodiscard]] std::optional<StarRange> starsOf(const ReviewFilter &filter);
/// Which ratings these stars are, "3.5 to 4.49": half stars and averages count to the star they round to.
[[nodiscard]] QString ratingsText(StarRange stars);

/// The filter as the analyst built it: every field can be switched off without being lost, and a
/// date can be relative ("the last 30 days"), which is a new one tomorrow.
///
/// Thread: any one. A value.
class FilterState
{
public:
    FilterState() = default;
    explicit FilterState(const ReviewFilter &filter) : m_filter(filter) {}

    /// What the analyst set, whether switched on or off.
    [[nodiscard]] const ReviewFilter &values() const { return m_filter; }
    /// What the source is asked: without the fields that are switched off.
    [[nodiscard]] ReviewFilter effective(QDate today) const;
    [[nodiscard]] std::optional<int> lastDays() const { return m_lastDays; }

    [[nodiscard]] bool isSet(FilterField field) const;
    [[nodiscard]] bool isOff(FilterField field) const { return m_isOff[size_t(field)]; }
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] bool hasOn() const;

    void setOff(FilterField field, bool isOff) { m_isOff[size_t(field)] = isOff && isSet(field); }
    void setAllOff();
    void clear(FilterField field);
    void clearAll() { *this = {}; }
    /// Takes one field from `from` and switches it on.
    void take(FilterField field, const ReviewFilter &from);
    /// Takes every field that `from` sets.
    void narrow(const ReviewFilter &from);
    void setLastDays(int days);
    /// The name that the chip shows for an entity.
    void nameEntity(const QString &id, const QString &name) { m_entityNames.insert(id, name); }
    [[nodiscard]] QString entityName(const QString &id) const { return m_entityNames.value(id, id); }

    /// What a chip says: "Rating" and "1-2 (0.5 to 2.49)", "Last" and "30 days".
    [[nodiscard]] QString chipTitle(FilterField field) const;
    [[nodiscard]] QString chipValue(FilterField field) const;
    /// All chips in one line, for the name of a saved view.
    [[nodiscard]] QString summary() const;

    [[nodiscard]] QVariantMap toVariant() const;
    [[nodiscard]] static FilterState fromVariant(const QVariantMap &map);
    friend bool operator==(const FilterState &, const FilterState &) = default;

private:
    ReviewFilter m_filter;
    std::optional<int> m_lastDays;
    std::array<bool, filterFieldCount> m_isOff{};
    QMap<QString, QString> m_entityNames; ///< By id.
};

} // namespace lectern::models
