// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/documents/documents_command.h"

#include "app/ctl/documents/document_json.h"
#include "app/ctl/documents/document_options.h"
#include "app/ctl/kit/command.h"
#include "app/ctl/kit/option_reader.h"
#include "app/ctl/reviews/review_json.h"
#include "storage/api/documents/contract_likeness.h"

#include <QJsonArray>

namespace lectern::ctl {

using namespace app;

namespace {

/// Consecutive pages, with the provenance of the first one.
struct Listing {
    std::vector<std::shared_ptr<const DocumentList>> pages;
    Provenance provenance;
};

Result<Listing> readListing(DocumentSource &source, const DocumentQuery &query, qint64 limit)
{
    Listing listing;
    DocumentPageRequest request;
    request.query = query;
    for (qint64 left = limit; left > 0;) {
        request.limit = int(qMin<qint64>(left, pageRowCount));
        const auto page = source.fetchList(request).result();
        if (!page)
            return failureOf(page);
        if (listing.pages.empty())
            listing.provenance = page->provenance;
        listing.provenance.age = qMax(listing.provenance.age, page->provenance.age);
        listing.pages.push_back(page->value);
        left -= qint64(page->value->rows.size());
        if (page->value->next.isStart())
            break;
        request.after = page->value->next;
    }
    return listing;
}

QJsonObject toJson(const Listing &listing)
{
    QJsonArray rows;
    for (const auto &page : listing.pages) {
        for (const DocumentRow &row : page->rows)
            rows.append(ctl::toJson(row));
    }
    QJsonObject object{{QStringLiteral("count"), listing.pages.front()->totalCount}, {QStringLiteral("rows"), rows}};
    addProvenance(object, listing.provenance);
    return object;
}

/// The highest severity; "none" is said of contracts only.
QString riskWord(const Document &document)
{
    if (looksLikeNoContract(document))
        return QStringLiteral("no contract?");
    return document.risks ? nameOf(document.risks->highest()) : QStringLiteral("-");
}

void print(const DocumentRow &row)
{
    const Document &document = row.document;
    printLine(QStringLiteral("%1  %2  %3  %4  %5 pages  %6  %7")
                  .arg(document.id.value.toString(QUuid::WithoutBraces))
                  .arg(document.createdAt.toString(QStringLiteral("yyyy-MM-dd")))
                  .arg(nameOf(document.status), -10)
                  .arg(riskWord(document), -12)
                  .arg(document.pageCount, 5)
                  .arg(document.originalName.left(60))
                  .arg(document.status == WorkStatus::Failed ? document.reason : document.client));
    if (row.snippet.page > 0)
        printLine(QStringLiteral("    page %1: %2").arg(row.snippet.page).arg(row.snippet.text.simplified()));
}

} // namespace

int runDocumentsCommand(const QStringList &arguments)
{
    CommandLine line(QStringLiteral("documents"), QStringLiteral("[FILTER...] [--sort S] [--limit N] [--json]"),
                     QStringLiteral("Prints documents, through the same path as the window."));
    addDocumentOptions(line);
    line.addOption({QStringLiteral("limit"), QStringLiteral("How many; 20 without it."), QStringLiteral("N")});
    if (const auto exitCode = line.parse(arguments))
        return *exitCode;
    const auto query = documentQueryOf(line);
    if (!query)
        return line.usageError(query.error());
    OptionReader reader(line);
    qint64 limit = 20;
    reader.readNumber(QStringLiteral("limit"), 1, 1'000'000'000, limit);
    if (!reader.error().isEmpty() || !line.positionalArguments().isEmpty())
        return line.usageError(reader.error().isEmpty() ? QStringLiteral("unexpected argument") : reader.error());

    const auto open = openForCommand(OpeningGoal::Schema);
    if (!open)
        return failed(open.error());
    const auto listing = readListing(open->storage->documents(), *query, limit);
    if (!listing)
        return failed(listing.error());
    if (line.isJson()) {
        printJson(toJson(*listing));
        return exit_code::done;
    }
    for (const auto &page : listing->pages) {
        for (const DocumentRow &row : page->rows)
            print(row);
    }
    const qint64 count = listing->pages.front()->totalCount;
    if (query->sortKey == DocumentSortKey::Relevance && count > rankedDocumentCount)
        printNote(QStringLiteral("the newest %1 matches by relevance, the others behind them by date").arg(rankedDocumentCount));
    printNote(QStringLiteral("%1 documents match; %2").arg(count).arg(provenanceText(listing->provenance)));
    return exit_code::done;
}

} // namespace lectern::ctl
