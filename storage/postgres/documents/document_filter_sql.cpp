// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/documents/document_filter_sql.h"

#include "storage/postgres/sql/condition_list.h"

#include <QRegularExpression>

#include <algorithm>

namespace lectern::postgres {

namespace {

bool saysSomething(QStringView term)
{
    return std::any_of(term.begin(), term.end(), [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
}

/// The highest risk that an analysis found, as the PostgreSQL enum `severity`; null without an analysis.
const QString highestRiskSql = QStringLiteral(
    "case when d.risk_high > 0 then 'high' when d.risk_medium > 0 then 'medium' when d.risk_low > 0 then 'low'"
    " when d.risk_low = 0 then 'none' end");

/// SQL for the ids of documents that match one alternative: one set of ids per term, read from the index without reading pages.
QString idsOf(const std::vector<SearchTerm> &all, QVariantList &values)
{
    const QString withTerm = QStringLiteral("select s.document_id from document_search s where ") + hasWantedSql;
    QString sql;
    for (const SearchTerm &term : all) {
        if (term.isExcluded)
            continue;
        sql += (sql.isEmpty() ? QString() : QStringLiteral(" intersect ")) + withTerm;
        values.append(term.text);
    }
    if (sql.isEmpty())
        sql = QStringLiteral("select id from documents");
    for (const SearchTerm &term : all) {
        if (!term.isExcluded)
            continue;
        sql += QStringLiteral(" except ") + withTerm;
        values.append(term.text);
    }
    return sql;
}

void addText(ConditionList &list, const QString &text)
{
    QStringList alternatives;
    QVariantList values;
    for (const std::vector<SearchTerm> &all : SearchTerms::fromText(text).alternatives)
        alternatives.append(u'(' + idsOf(all, values) + u')');
    list.add(alternatives.isEmpty() ? QStringLiteral("false") : QStringLiteral("d.id in (%1)").arg(alternatives.join(QStringLiteral(" union "))),
             values);
}

} // namespace

const QString hasWantedSql = QStringLiteral("s.words @@ (select websearch_to_tsquery('simple', ?))");

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
        qsizetype end = at + 1; // an opening quotation mark without a closing one is ignored
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

QString SearchTerms::fromPhraseOn() const
{
    static const QRegularExpression between(QStringLiteral("[^\\p{L}\\p{M}\\p{N}]+"));
    QStringList phrases;
    for (const std::vector<SearchTerm> &all : alternatives) {
        for (const SearchTerm &term : all) {
            const QStringList words = term.text.split(between, Qt::SkipEmptyParts);
            if (!term.isExcluded && term.text.startsWith(u'"') && words.size() > 1)
                phrases.append(words.join(QStringLiteral("\\W+")));
        }
    }
    return phrases.isEmpty() ? QString() : QStringLiteral("(?i)\\m(?:%1)\\M.*").arg(phrases.join(u'|'));
}

bool SearchTerms::findsAllWanted() const
{
    return std::all_of(alternatives.begin(), alternatives.end(),
                       [](const std::vector<SearchTerm> &all) { return all.size() == 1 && !all.front().isExcluded; });
}

FilterSql documentFilterSql(const DocumentFilter &raw, const QString &found)
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
    if (!filter.text.isEmpty() && !found.isEmpty())
        list.add(QStringLiteral("d.id in (") + found + u')');
    else if (!filter.text.isEmpty())
        addText(list, filter.text);
    return {list.conditions(), list.values()};
}

} // namespace lectern::postgres
