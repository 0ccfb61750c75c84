// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/list/document_filter_state.h"

#include "models/documents/list/document_filter_choices.h"
#include "models/reviews/review_labels.h"

#include <QCoreApplication>
#include <QLocale>

namespace lectern::models {

namespace {

struct DocumentFilterWords {
    Q_DECLARE_TR_FUNCTIONS(lectern::models::DocumentFilterWords)
};

QString daysText(const DocumentFilter &filter)
{
    const QLocale locale;
    const auto text = [&locale](QDate day) { return locale.toString(day, u"yyyy-MM-dd"); };
    if (filter.from && filter.until)
        return *filter.until == filter.from->addDays(1)
            ? text(*filter.from)
            : DocumentFilterWords::tr("%1 to %2").arg(text(*filter.from), text(filter.until->addDays(-1)));
    if (filter.from)
        return DocumentFilterWords::tr("since %1").arg(text(*filter.from));
    return filter.until ? DocumentFilterWords::tr("until %1").arg(text(filter.until->addDays(-1))) : QString();
}

} // namespace

QString DocumentFilterState::chipValue(DocumentFilterField field) const
{
    if (field == DocumentFilterField::Text)
        return withVisibleControls(values().text);
    if (field == DocumentFilterField::Date)
        return lastDays() ? lastDaysText(*lastDays()) : daysText(values());
    QStringList labels;
    for (const FilterChoice &choice : choicesFor(field, nullptr, *this)) {
        if (choice.isChosen)
            labels.append(choice.label);
    }
    return labels.join(QStringLiteral(", "));
}

} // namespace lectern::models
