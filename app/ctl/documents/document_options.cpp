// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/documents/document_options.h"
#include "models/errors/error_text.h"

#include "app/ctl/kit/option_reader.h"

#include <array>
#include <utility>

namespace lectern::ctl {

using namespace errors;

namespace {

constexpr std::array sortNames{std::pair{"date", DocumentSortKey::Date}, std::pair{"name", DocumentSortKey::Name},
                               std::pair{"risk", DocumentSortKey::Risk}, std::pair{"relevance", DocumentSortKey::Relevance}};

/// Parses "[-]date"; false: there is no such sort.
bool readSort(QString name, DocumentQuery &query)
{
    query.order = name.startsWith(QLatin1Char('-')) ? Qt::DescendingOrder : Qt::AscendingOrder;
    if (query.order == Qt::DescendingOrder)
        name.remove(0, 1);
    for (const auto &[known, key] : sortNames) {
        if (name != QLatin1String(known))
            continue;
        query.sortKey = key;
        if (key == DocumentSortKey::Relevance)
            query.order = Qt::DescendingOrder; // best first is its only order
        return true;
    }
    return false;
}

} // namespace

void addDocumentOptions(QCommandLineParser &line)
{
    const auto add = [&line](const char *name, const char *valueName, const char *help) {
        line.addOption({QLatin1String(name), QLatin1String(help), QLatin1String(valueName)});
    };
    add("text", "WORDS", "Only with these words, \"phrases\" and without these -words.");
    add("status", "S", "Only with these states (PENDING, PROCESSING, COMPLETED, FAILED).");
    add("kind", "K", "Only of these kinds (pdf, docx, odt, rtf, txt, image).");
    add("client", "C", "Only of this client; may be repeated.");
    add("type", "T", "Only of this type of contract; may be repeated.");
    add("risk", "R", "Only with this highest risk (high, medium, low, none).");
    add("from", "DATE", "Only added from this day on, UTC.");
    add("until", "DATE", "Only added before this day, UTC.");
    add("sort", "S", "[-]date|name|risk, or relevance; - is descending. Without it relevance with --text, else -date.");
    line.addOption({QStringLiteral("deleted"), QStringLiteral("Deleted documents instead of the others.")});
}

tl::expected<DocumentQuery, QString> documentQueryOf(const QCommandLineParser &line)
{
    DocumentQuery query;
    DocumentFilter &filter = query.filter;
    OptionReader reader(line);
    reader.readNames(QStringLiteral("status"), filter.statuses, [](const QString &name) { return workStatusFromName(name.toUpper()); });
    reader.readNames(QStringLiteral("kind"), filter.kinds, [](const QString &name) { return documentKindFromName(name); });
    reader.readNames(QStringLiteral("risk"), filter.highestRisks, [](const QString &name) { return severityFromName(name); });
    reader.readDate(QStringLiteral("from"), filter.from);
    reader.readDate(QStringLiteral("until"), filter.until);
    filter.clients = line.values(QStringLiteral("client"));
    filter.contractTypes = line.values(QStringLiteral("type"));
    filter.isActive = !line.isSet(QStringLiteral("deleted"));
    filter.text = line.value(QStringLiteral("text"));
    query.sortKey = filter.text.isEmpty() ? DocumentSortKey::Date : DocumentSortKey::Relevance;
    if (!reader.error().isEmpty())
        return tl::make_unexpected(reader.error());
    if (line.isSet(QStringLiteral("sort")) && !readSort(line.value(QStringLiteral("sort")), query))
        return tl::make_unexpected(QStringLiteral("--sort '%1' is unknown").arg(line.value(QStringLiteral("sort"))));
    if (const auto checked = filter.check(); !checked)
        return tl::make_unexpected(explanationOf(checked.error()));
    filter = filter.normalised();
    return query;
}

} // namespace lectern::ctl
