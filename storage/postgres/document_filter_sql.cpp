// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/document_filter_sql.h"

#include "storage/postgres/condition_list.h"
#include "storage/postgres/review_filter_sql.h"

#include <algorithm>

namespace lectern {

namespace {

bool saysSomething(QStringView term)
{
    return std::any_of(term.begin(), term.end(), [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
}

/// The highest risk that an analysis found, as the PostgreSQL enum `severity`; null without an analysis.
const QString highestRiskSql = QStringLiteral(
    "case when d.risk_high > 0 then 'high' when d.risk_medium > 0 then 'medium' when d.risk_low > 0 then 'low'"
    " when d.risk_low = 0 then 'none' end");

void addText(ConditionList &list, const QString &text)
{
    const SearchTerms terms = SearchTerms::fromText(text);
    QStringList alternatives;
    QVariantList values;
    for (const std::vector<SearchTerm> &all : terms.alternatives) {
        QStringList conditions;
        for (const SearchTerm &term : all) {
            conditions.append(QStringLiteral("d.id %1 (select s.document_id from document_search s"
                                             " where s.words @@ websearch_to_tsquery('simple', ?))")
                                  .arg(term.isExcluded ? QStringLiteral("not in") : QStringLiteral("in")));
            values.append(term.text);
        }
        alternatives.append(conditions.join(QStringLiteral(" and ")));
    }
    list.add(alternatives.isEmpty() ? QStringLiteral("false") : u'(' + alternatives.join(QStringLiteral(" or ")) + u')', values);
}

} // namespace

SearchTerms SearchTerms::fromText(const QString &text)
{
    SearchTerms terms;
    std::vector<SearchTerm> all;
    bool isOrPending = false;
    const auto take = [&](const QString &term, bool isExcluded) {
        if (!saysSomething(term))
            return;
        if (isOrPending && !all.empty())
            terms.alternatives.push_back(std::exchange(all, {}));
        isOrPending = false;
        all.push_back({term, isExcluded});
    };
    for (qsizetype at = 0; at < text.size();) {
        if (text[at].isSpace()) {
            ++at;
            continue;
        }
        const bool isExcluded = text[at] == u'-' && at + 1 < text.size() && !text[at + 1].isSpace();
        at += isExcluded ? 1 : 0;
        const bool isQuoted = text[at] == u'"';
        const qsizetype closing = isQuoted ? text.indexOf(u'"', at + 1) : -1;
        if (closing > 0) {
            take(text.mid(at, closing + 1 - at), isExcluded);
            at = closing + 1;
            continue;
        }
        qsizetype end = at + 1; // a mark without its partner is none
        while (end < text.size() && !text[end].isSpace() && text[end] != u'"')
            ++end;
        const QString word = text.mid(at, end - at).remove(u'"');
        if (!isExcluded && word.compare(QLatin1String("or"), Qt::CaseInsensitive) == 0 && !all.empty())
            isOrPending = true;
        else
            take(word, isExcluded);
        at = end;
    }
    if (!all.empty())
        terms.alternatives.push_back(std::move(all));
    return terms;
}

QString SearchTerms::wanted() const
{
    QStringList texts;
    for (const std::vector<SearchTerm> &all : alternatives) {
        for (const SearchTerm &term : all) {
            if (!term.isExcluded)
                texts.append(term.text);
        }
    }
    return texts.join(QStringLiteral(" or "));
}

DocumentFilterSql documentFilterSql(const DocumentFilter &raw)
{
    const DocumentFilter filter = raw.normalised();
    ConditionList list;
    list.addAlternatives(QStringLiteral("d.status"), QStringLiteral("work_status"), namesOf(filter.statuses));
    list.addAlternatives(QStringLiteral("d.kind"), QStringLiteral("document_kind"), namesOf(filter.kinds));
    list.addAlternatives(QStringLiteral("d.client"), QStringLiteral("text"), filter.clients);
    list.addAlternatives(QStringLiteral("d.contract_type"), QStringLiteral("text"), filter.contractTypes);
    list.addAlternatives(highestRiskSql, QStringLiteral("text"), namesOf(filter.highestRisks));
    if (filter.from)
        list.add(QStringLiteral("d.created_at >= ?::timestamptz"), startOfDay(*filter.from));
    if (filter.until)
        list.add(QStringLiteral("d.created_at < ?::timestamptz"), startOfDay(*filter.until));
    list.add(filter.isActive ? QStringLiteral("d.is_active") : QStringLiteral("not d.is_active"));
    if (!filter.text.isEmpty())
        addText(list, filter.text);
    return {list.conditions(), list.values()};
}

} // namespace lectern
