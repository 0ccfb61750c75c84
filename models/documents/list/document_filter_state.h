// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_source.h"

#include <QVariantMap>

#include <array>

namespace lectern::models {

/// What the documents list can be restricted by; the order is that of the chips.
enum class DocumentFilterField : quint8 { Status, Kind, Client, ContractType, Risk, Date, Text };
inline constexpr int documentFilterFieldCount = 7;
[[nodiscard]] QString titleOf(DocumentFilterField field);

/// One value that a field can be filtered by, and how many documents it would leave.
struct DocumentFilterChoice {
    QString label;
    std::optional<qint64> count; ///< Absent: not counted yet.
    bool isChosen = false;
    QString value; ///< Its name, for setChosen().
};

/// The filter and the order as the analyst built them: every field can be switched off without being lost, and a date can
/// be relative ("the last 30 days").
///
/// Thread: any one. A value.
class DocumentFilterState
{
public:
    /// What the source is asked: without the fields that are switched off.
    [[nodiscard]] DocumentQuery query(QDate today) const;

    [[nodiscard]] bool isSet(DocumentFilterField field) const;
    [[nodiscard]] bool isOff(DocumentFilterField field) const { return m_isOff[size_t(field)]; }
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] bool hasOn() const;
    void setOff(DocumentFilterField field, bool isOff) { m_isOff[size_t(field)] = isOff && isSet(field); }
    void setAllOff();
    void clear(DocumentFilterField field);
    void clearAll();

    /// What can be chosen for a field, in a useful order. `facets` may be null: choices without counts.
    /// Requires: neither Date nor Text.
    [[nodiscard]] std::vector<DocumentFilterChoice> choices(DocumentFilterField field, const DocumentFacets *facets) const;
    /// Values of one field are alternatives. Switches the field on.
    void setChosen(DocumentFilterField field, const QString &value, bool isChosen);
    void setDates(QDate from, QDate until); ///< `until` exclusive.
    void setLastDays(int days);
    [[nodiscard]] std::optional<int> lastDays() const { return m_lastDays; }
    void setText(const QString &text); ///< A search begins by relevance; without a text that order is gone again.
    [[nodiscard]] const QString &text() const { return m_filter.text; }

    /// Relevance counts only while there is a text, and has no other direction.
    void setSort(DocumentSortKey key, Qt::SortOrder order);
    [[nodiscard]] DocumentSortKey sortKey() const { return m_sortKey; }
    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_sortOrder; }

    /// What a chip says: "Risk" and "High, Medium".
    [[nodiscard]] QString chipTitle(DocumentFilterField field) const;
    [[nodiscard]] QString chipValue(DocumentFilterField field) const;

    [[nodiscard]] QVariantMap toVariant() const;
    [[nodiscard]] static DocumentFilterState fromVariant(const QVariantMap &map);
    friend bool operator==(const DocumentFilterState &, const DocumentFilterState &) = default;

private:
    [[nodiscard]] QStringList valuesOf(DocumentFilterField field) const;

    DocumentFilter m_filter;
    std::optional<int> m_lastDays;
    std::array<bool, documentFilterFieldCount> m_isOff{};
    DocumentSortKey m_sortKey = DocumentSortKey::Date;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
};

} // namespace lectern::models
