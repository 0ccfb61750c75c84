// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/list/document_filter_choices.h"

#include "models/documents/list/document_labels.h"
#include "models/reviews/review_labels.h"

#include <QCoreApplication>

namespace lectern::models {

namespace {

struct DocumentChoiceWords {
    Q_DECLARE_TR_FUNCTIONS(lectern::models::DocumentChoiceWords)
};

using Field = DocumentFilterField;

QString labelOf(const QString &value) { return value.isEmpty() ? DocumentChoiceWords::tr("none given") : withVisibleControls(value); }

FilterChoices textChoices(const std::vector<std::pair<QString, qint64>> *counts, const QStringList &chosen)
{
    FilterChoices choices;
    if (counts) {
        for (const auto &[value, count] : *counts)
            choices.push_back({value, labelOf(value), count, chosen.contains(value)});
    }
    addMissing(choices, chosen, labelOf);
    return choices;
}

/// Most severe first, the reverse of the enum's order.
FilterChoices riskChoices(const DocumentFacets *facets, const std::vector<Severity> &chosen)
{
    FilterChoices choices = enumChoices(facets ? &facets->byRisk : nullptr, chosen, gradeName);
    std::reverse(choices.begin(), choices.end());
    return choices;
}

} // namespace

FilterChoices choicesFor(Field field, const DocumentFacets *facets, const DocumentFilterState &state)
{
    const DocumentFilter &filter = state.values();
    switch (field) {
    case Field::Status:
        return enumChoices(facets ? &facets->byStatus : nullptr, filter.statuses, [](WorkStatus value) { return displayNameOf(value); });
    case Field::Kind: return enumChoices(facets ? &facets->byKind : nullptr, filter.kinds, [](DocumentKind value) { return displayNameOf(value); });
    case Field::Risk: return riskChoices(facets, filter.highestRisks);
    case Field::Client: return textChoices(facets ? &facets->clients : nullptr, filter.clients);
    case Field::ContractType: return textChoices(facets ? &facets->contractTypes : nullptr, filter.contractTypes);
    case Field::Date:
    case Field::Text: break;
    }
    Q_UNREACHABLE();
}

void setChosen(DocumentFilterState &state, Field field, const FilterChoice &choice, bool isChosen)
{
    DocumentFilter values = state.values();
    switch (field) {
    case Field::Status: setInList(values.statuses, workStatusFromName(choice.key), isChosen); break;
    case Field::Kind: setInList(values.kinds, documentKindFromName(choice.key), isChosen); break;
    case Field::Risk: setInList(values.highestRisks, severityFromName(choice.key), isChosen); break;
    case Field::Client: setInList(values.clients, choice.key, isChosen); break;
    case Field::ContractType: setInList(values.contractTypes, choice.key, isChosen); break;
    case Field::Date:
    case Field::Text: Q_UNREACHABLE();
    }
    state.take(field, values);
}

} // namespace lectern::models
