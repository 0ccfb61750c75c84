// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/list/document_filter_state.h"

#include "models/documents/list/document_labels.h"
#include "models/reviews/review_labels.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace lectern::models {

namespace {

struct DocumentFilterWords {
    Q_DECLARE_TR_FUNCTIONS(lectern::models::DocumentFilterWords)
};

using Field = DocumentFilterField;

const QString valuesKey = QStringLiteral("values");
const QString offKey = QStringLiteral("off");
const QString sortKeyKey = QStringLiteral("sort");
const QString descendingKey = QStringLiteral("descending");
const QString lastDaysKey = QStringLiteral("lastDays");
const QString fromKey = QStringLiteral("from");
const QString untilKey = QStringLiteral("until");
const QString textKey = QStringLiteral("text");

template <typename Enum>
QStringList namesOf(const std::vector<Enum> &values)
{
    QStringList names;
    for (const Enum value : values)
        names.append(nameOf(value));
    return names;
}

template <typename List, typename Value>
void setInList(List &list, const Value &value, bool isIn)
{
    list.erase(std::remove(list.begin(), list.end(), value), list.end());
    if (isIn)
        list.push_back(value);
}

template <typename Enum>
void setInList(std::vector<Enum> &list, std::optional<Enum> value, bool isIn)
{
    if (value)
        setInList(list, *value, isIn);
}

/// Values of an enum that documents have, or that are chosen; gravest or latest last in the enum, so `isBackwards`.
template <typename Enum, size_t count>
std::vector<DocumentFilterChoice> enumChoices(const std::array<qint64, count> *counts, const std::vector<Enum> &chosen, bool isBackwards,
                                              QString (*labelOf)(Enum))
{
    std::vector<DocumentFilterChoice> choices;
    for (size_t i = 0; i < count; ++i) {
        const auto value = Enum(isBackwards ? count - 1 - i : i);
        DocumentFilterChoice choice{labelOf(value), {}, std::find(chosen.begin(), chosen.end(), value) != chosen.end(), nameOf(value)};
        if (counts)
            choice.count = (*counts)[size_t(value)];
        if (!counts || *choice.count > 0 || choice.isChosen)
            choices.push_back(choice);
    }
    return choices;
}

QString shownValue(const QString &value) { return value.isEmpty() ? DocumentFilterWords::tr("none given") : withVisibleControls(value); }

std::vector<DocumentFilterChoice> textChoices(const std::vector<std::pair<QString, qint64>> *counts, const QStringList &chosen)
{
    std::vector<DocumentFilterChoice> choices;
    QStringList missing = chosen;
    if (counts) {
        for (const auto &[value, count] : *counts) {
            choices.push_back({shownValue(value), count, chosen.contains(value), value});
            missing.removeAll(value);
        }
    }
    for (const QString &value : std::as_const(missing))
        choices.push_back({shownValue(value), {}, true, value});
    return choices;
}

QString daysText(const DocumentFilter &filter)
{
    const QLocale locale;
    const auto text = [&locale](QDate day) { return locale.toString(day, u"yyyy-MM-dd"); };
    if (filter.from && filter.until)
        return *filter.until == filter.from->addDays(1)
            ? text(*filter.from)
            : DocumentFilterWords::tr("%1 to %2").arg(text(*filter.from), text(filter.until->addDays(-1)));
    return filter.from ? DocumentFilterWords::tr("since %1").arg(text(*filter.from))
                       : DocumentFilterWords::tr("until %1").arg(text(filter.until->addDays(-1)));
}

} // namespace

QString titleOf(Field field)
{
    switch (field) {
    case Field::Status: return DocumentFilterWords::tr("Status");
    case Field::Kind: return DocumentFilterWords::tr("Type");
    case Field::Client: return DocumentFilterWords::tr("Client");
    case Field::ContractType: return DocumentFilterWords::tr("Contract");
    case Field::Risk: return DocumentFilterWords::tr("Risk");
    case Field::Date: return DocumentFilterWords::tr("Added");
    case Field::Text: return DocumentFilterWords::tr("Text");
    }
    Q_UNREACHABLE();
}

DocumentQuery DocumentFilterState::query(QDate today) const
{
    DocumentFilterState on = *this;
    for (int i = 0; i < documentFilterFieldCount; ++i) {
        if (m_isOff[size_t(i)])
            on.clear(Field(i));
    }
    if (on.m_lastDays) {
        on.m_filter.from = today.addDays(1 - *on.m_lastDays);
        on.m_filter.until.reset();
    }
    const bool isByRank = m_sortKey == DocumentSortKey::Relevance;
    if (isByRank && on.m_filter.text.isEmpty())
        return {on.m_filter, DocumentSortKey::Date, Qt::DescendingOrder};
    return {on.m_filter, m_sortKey, isByRank ? Qt::DescendingOrder : m_sortOrder};
}

QStringList DocumentFilterState::valuesOf(Field field) const
{
    switch (field) {
    case Field::Status: return namesOf(m_filter.statuses);
    case Field::Kind: return namesOf(m_filter.kinds);
    case Field::Client: return m_filter.clients;
    case Field::ContractType: return m_filter.contractTypes;
    case Field::Risk: return namesOf(m_filter.highestRisks);
    case Field::Date:
    case Field::Text: return {};
    }
    Q_UNREACHABLE();
}

bool DocumentFilterState::isSet(Field field) const
{
    if (field == Field::Date)
        return m_filter.from || m_filter.until || m_lastDays;
    if (field == Field::Text)
        return !m_filter.text.isEmpty();
    return !valuesOf(field).isEmpty();
}

bool DocumentFilterState::isEmpty() const
{
    for (int i = 0; i < documentFilterFieldCount; ++i) {
        if (isSet(Field(i)))
            return false;
    }
    return true;
}

bool DocumentFilterState::hasOn() const
{
    for (int i = 0; i < documentFilterFieldCount; ++i) {
        if (isSet(Field(i)) && !isOff(Field(i)))
            return true;
    }
    return false;
}

void DocumentFilterState::setAllOff()
{
    for (int i = 0; i < documentFilterFieldCount; ++i)
        setOff(Field(i), true);
}

void DocumentFilterState::clear(Field field)
{
    m_isOff[size_t(field)] = false;
    switch (field) {
    case Field::Status: return m_filter.statuses.clear();
    case Field::Kind: return m_filter.kinds.clear();
    case Field::Client: return m_filter.clients.clear();
    case Field::ContractType: return m_filter.contractTypes.clear();
    case Field::Risk: return m_filter.highestRisks.clear();
    case Field::Date:
        m_filter.from.reset();
        m_filter.until.reset();
        return m_lastDays.reset();
    case Field::Text: return m_filter.text.clear();
    }
    Q_UNREACHABLE();
}

void DocumentFilterState::clearAll()
{
    setText({});
    for (int i = 0; i < documentFilterFieldCount; ++i)
        clear(Field(i));
}

std::vector<DocumentFilterChoice> DocumentFilterState::choices(Field field, const DocumentFacets *facets) const
{
    switch (field) {
    case Field::Status: return enumChoices(facets ? &facets->byStatus : nullptr, m_filter.statuses, false, &displayNameOf);
    case Field::Kind: return enumChoices(facets ? &facets->byKind : nullptr, m_filter.kinds, false, &displayNameOf);
    case Field::Risk: return enumChoices(facets ? &facets->byRisk : nullptr, m_filter.highestRisks, true, &gradeName);
    case Field::Client: return textChoices(facets ? &facets->clients : nullptr, m_filter.clients);
    case Field::ContractType: return textChoices(facets ? &facets->contractTypes : nullptr, m_filter.contractTypes);
    case Field::Date:
    case Field::Text: break;
    }
    Q_UNREACHABLE();
}

void DocumentFilterState::setChosen(Field field, const QString &value, bool isChosen)
{
    m_isOff[size_t(field)] = false;
    switch (field) {
    case Field::Status: return setInList(m_filter.statuses, workStatusFromName(value), isChosen);
    case Field::Kind: return setInList(m_filter.kinds, documentKindFromName(value), isChosen);
    case Field::Risk: return setInList(m_filter.highestRisks, severityFromName(value), isChosen);
    case Field::Client: return setInList(m_filter.clients, value, isChosen);
    case Field::ContractType: return setInList(m_filter.contractTypes, value, isChosen);
    case Field::Date:
    case Field::Text: break;
    }
    Q_UNREACHABLE();
}

void DocumentFilterState::setDates(QDate from, QDate until)
{
    clear(Field::Date);
    m_filter.from = from;
    m_filter.until = until;
}

void DocumentFilterState::setLastDays(int days)
{
    clear(Field::Date);
    m_lastDays = days;
}

void DocumentFilterState::setText(const QString &text)
{
    const bool hadText = !m_filter.text.isEmpty();
    clear(Field::Text);
    m_filter.text = text.trimmed();
    if (!hadText && !m_filter.text.isEmpty() && m_sortKey == DocumentSortKey::Date)
        m_sortKey = DocumentSortKey::Relevance;
    else if (m_filter.text.isEmpty() && m_sortKey == DocumentSortKey::Relevance)
        m_sortKey = DocumentSortKey::Date;
}

void DocumentFilterState::setSort(DocumentSortKey key, Qt::SortOrder order)
{
    m_sortKey = key;
    m_sortOrder = order;
}

QString DocumentFilterState::chipTitle(Field field) const
{
    return field == Field::Date && m_lastDays ? DocumentFilterWords::tr("Last") : titleOf(field);
}

QString DocumentFilterState::chipValue(Field field) const
{
    if (field == Field::Text)
        return withVisibleControls(m_filter.text);
    if (field == Field::Date)
        return m_lastDays ? DocumentFilterWords::tr("%1 days").arg(*m_lastDays) : isSet(field) ? daysText(m_filter) : QString();
    QStringList labels;
    for (const DocumentFilterChoice &choice : choices(field, nullptr)) {
        if (choice.isChosen)
            labels.append(choice.label);
    }
    return labels.join(QStringLiteral(", "));
}

QVariantMap DocumentFilterState::toVariant() const
{
    QVariantMap values;
    QVariantList off;
    for (int i = 0; i < documentFilterFieldCount; ++i) {
        if (const QStringList names = valuesOf(Field(i)); !names.isEmpty())
            values.insert(QString::number(i), names);
        if (isOff(Field(i)))
            off.append(i);
    }
    QVariantMap map{{valuesKey, values},
                    {offKey, off},
                    {sortKeyKey, int(m_sortKey)},
                    {descendingKey, m_sortOrder == Qt::DescendingOrder},
                    {textKey, m_filter.text}};
    if (m_lastDays)
        map.insert(lastDaysKey, *m_lastDays);
    if (m_filter.from)
        map.insert(fromKey, *m_filter.from);
    if (m_filter.until)
        map.insert(untilKey, *m_filter.until);
    return map;
}

DocumentFilterState DocumentFilterState::fromVariant(const QVariantMap &map)
{
    DocumentFilterState state;
    const QVariantMap values = map.value(valuesKey).toMap();
    for (auto field = values.cbegin(); field != values.cend(); ++field) {
        bool isNumber = false;
        const int number = field.key().toInt(&isNumber);
        if (!isNumber || number < 0 || number > int(Field::Risk))
            continue;
        for (const QString &value : field.value().toStringList())
            state.setChosen(Field(number), value, true);
    }
    if (map.contains(lastDaysKey))
        state.m_lastDays = std::clamp(map.value(lastDaysKey).toInt(), 1, 36'500);
    if (const QDate from = map.value(fromKey).toDate(); from.isValid())
        state.m_filter.from = from;
    if (const QDate until = map.value(untilKey).toDate(); until.isValid())
        state.m_filter.until = until;
    state.m_filter.text = map.value(textKey).toString();
    for (const QVariant &off : map.value(offKey).toList()) {
        if (off.toInt() >= 0 && off.toInt() < documentFilterFieldCount)
            state.setOff(Field(off.toInt()), true);
    }
    const int sort = map.value(sortKeyKey).toInt();
    state.m_sortKey = DocumentSortKey(std::clamp(sort, 0, int(DocumentSortKey::Relevance)));
    state.m_sortOrder = map.value(descendingKey, true).toBool() ? Qt::DescendingOrder : Qt::AscendingOrder;
    return state;
}

} // namespace lectern::models
