// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/list/document_filter_codec.h"

#include "models/query/field_codec.h"

namespace lectern::models {

namespace {

using Field = DocumentFilterField;

const QString valuesKey = QStringLiteral("values");
const QString fromKey = QStringLiteral("from");
const QString untilKey = QStringLiteral("until");
const QString textKey = QStringLiteral("text");

QString keyOf(Field field) { return QString::number(int(field)); }

std::optional<QDate> dateIn(const QVariant &value) { return value.toDate().isValid() ? std::optional(value.toDate()) : std::nullopt; }

} // namespace

QVariantMap toVariant(const DocumentFilterState &state)
{
    const DocumentFilter &filter = state.values();
    QVariantMap values;
    const auto put = [&values](Field field, const QStringList &names) {
        if (!names.isEmpty())
            values.insert(keyOf(field), names);
    };
    put(Field::Status, namesOf(filter.statuses));
    put(Field::Kind, namesOf(filter.kinds));
    put(Field::Client, filter.clients);
    put(Field::ContractType, filter.contractTypes);
    put(Field::Risk, namesOf(filter.highestRisks));
    QVariantMap map{{valuesKey, values}, {textKey, filter.text}};
    if (filter.from)
        map.insert(fromKey, *filter.from);
    if (filter.until)
        map.insert(untilKey, *filter.until);
    putSwitches(map, state);
    return map;
}

DocumentFilterState documentFilterFromVariant(const QVariantMap &map)
{
    const QVariantMap values = map.value(valuesKey).toMap();
    DocumentFilter filter;
    filter.statuses = namedIn(values.value(keyOf(Field::Status)), workStatusFromName);
    filter.kinds = namedIn(values.value(keyOf(Field::Kind)), documentKindFromName);
    filter.clients = values.value(keyOf(Field::Client)).toStringList();
    filter.contractTypes = values.value(keyOf(Field::ContractType)).toStringList();
    filter.highestRisks = namedIn(values.value(keyOf(Field::Risk)), severityFromName);
    filter.from = dateIn(map.value(fromKey));
    filter.until = dateIn(map.value(untilKey));
    filter.text = map.value(textKey).toString();
    DocumentFilterState state(filter);
    takeSwitches(state, map);
    return state;
}

} // namespace lectern::models
