// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/reviews/reviews_command.h"

#include "app/ctl/kit/command.h"
#include "app/ctl/reviews/filter_options.h"
#include "app/ctl/reviews/review_json.h"

#include <QJsonArray>

namespace lectern::ctl {

namespace {

/// Consecutive pages, with the provenance of the first one.
struct Listing {
    std::vector<std::shared_ptr<const ReviewPage>> pages;
    Provenance provenance;
    RowCount count;
};

/// The request for the page that begins at row `row`, relative to the nearest anchor before it.
Result<PageRequest> requestFrom(ReviewSource &source, const ReviewQuery &query, qint64 row)
{
    PageRequest request;
    request.query = query;
    request.skip = int(row % RowIndex::rowsPerAnchor);
    const size_t anchor = size_t(row / RowIndex::rowsPerAnchor);
    if (anchor == 0)
        return request;
    const auto index = source.fetchIndex(query).result();
    if (!index)
        return failureOf(index);
    if (anchor >= index->value->anchors.size())
        return failure(ErrorCode::NotFound, FaultyPart::Lectern, QStringLiteral("there are only %1 rows").arg(index->value->rowCount));
    request.anchor = index->value->anchors[anchor];
    request.direction = PageRequest::Direction::From;
    return request;
}

Result<RowCount> readCount(ReviewSource &source, const ReviewFilter &filter)
{
    auto count = source.fetchCount(filter).result();
    if (!count && count.error().code == ErrorCode::Timeout)
        count = source.fetchEstimate(filter).result();
    if (!count)
        return failureOf(count);
    return *count->value;
}

Result<Listing> readListing(ReviewSource &source, const ReviewQuery &query, qint64 from, qint64 limit)
{
    Listing listing;
    auto request = requestFrom(source, query, from);
    if (!request)
        return failureOf(request);
    for (qint64 left = limit; left > 0; left -= pageRowCount) {
        request->limit = int(qMin<qint64>(left, pageRowCount));
        const auto page = source.fetchPage(*request).result();
        if (!page)
            return failureOf(page);
        if (listing.pages.empty())
            listing.provenance = page->provenance;
        listing.provenance.age = qMax(listing.provenance.age, page->provenance.age);
        listing.pages.push_back(page->value);
        if (page->value->rowCount() < request->limit)
            break;
        request->anchor = page->value->anchorOf(page->value->rowCount() - 1);
        request->direction = PageRequest::Direction::After;
        request->skip = 0;
    }
    const auto count = readCount(source, query.filter);
    if (!count)
        return failureOf(count);
    listing.count = *count;
    return listing;
}

QJsonObject toJson(const Listing &listing)
{
    QJsonArray rows;
    for (const auto &page : listing.pages) {
        for (int i = 0; i < page->rowCount(); ++i)
            rows.append(ctl::toJson(page->row(i)));
    }
    QJsonObject object{{QStringLiteral("count"), listing.count.value},
                       {QStringLiteral("exact"), listing.count.isExact},
                       {QStringLiteral("rows"), rows}};
    addProvenance(object, listing.provenance);
    return object;
}

void print(const Listing &listing)
{
    for (const auto &page : listing.pages) {
        for (int i = 0; i < page->rowCount(); ++i) {
            const ReviewRow row = page->row(i);
            printLine(QStringLiteral("%1  %2  %3  %4  %5")
                          .arg(dateText(row).left(10), -10)
                          .arg(nameOf(row.platform()), -11)
                          .arg(row.rating() ? QString::number(*row.rating(), 'f', 1) : QStringLiteral("-"), 3)
                          .arg(row.entityName().left(24), -24)
                          .arg(row.title().isEmpty() ? row.excerpt().left(60) : row.title().left(60)));
        }
    }
    printNote(QStringLiteral("%1%2 rows match; %3")
                  .arg(listing.count.isExact ? QString() : QStringLiteral("about "))
                  .arg(listing.count.value)
                  .arg(provenanceText(listing.provenance)));
}

/// The option's value if it is a whole number of at least `least`.
std::optional<qint64> numberOf(const CommandLine &line, const QString &option, qint64 least)
{
    bool isNumber = false;
    const qint64 number = line.value(option).toLongLong(&isNumber);
    return isNumber && number >= least ? std::optional(number) : std::nullopt;
}

} // namespace

int runReviewsCommand(const QStringList &arguments)
{
    CommandLine line(QStringLiteral("reviews"), QStringLiteral("[FILTER...] [--sort S] [--limit N] [--from ROW] [--json]"),
                     QStringLiteral("Prints reviews, through the same path as the window."));
    addFilterOptions(line);
    line.addOption({QStringLiteral("sort"), QStringLiteral("[-]date|rating|helpful|sentiment|entity|platform; - is descending. -date without it."),
                    QStringLiteral("S"), QStringLiteral("-date")});
    line.addOption({QStringLiteral("limit"), QStringLiteral("How many rows; 20 without it."), QStringLiteral("N"), QStringLiteral("20")});
    line.addOption(
        {QStringLiteral("from"), QStringLiteral("Begin with this row of the result, counted from 0."), QStringLiteral("ROW"), QStringLiteral("0")});
    if (const auto exitCode = line.parse(arguments))
        return *exitCode;
    const auto filter = filterOf(line);
    const auto sort = reviewSortFromName(line.value(QStringLiteral("sort")));
    const auto limit = numberOf(line, QStringLiteral("limit"), 1);
    const auto from = numberOf(line, QStringLiteral("from"), 0);
    if (!filter)
        return line.usageError(filter.error());
    if (!sort || !limit || !from || !line.positionalArguments().isEmpty())
        return line.usageError(!sort        ? QStringLiteral("unknown sort")
                                   : !limit ? QStringLiteral("--limit is a number from 1")
                                   : !from  ? QStringLiteral("--from is a number from 0")
                                            : QStringLiteral("unexpected argument"));

    const auto open = openForCommand();
    if (!open)
        return failed(open.error());
    if (const auto searchable = awaitSearchIndex(*open, *filter); !searchable)
        return failed(searchable.error());
    const auto listing = readListing(open->storage->reviews(), {*filter, *sort}, *from, *limit);
    if (!listing)
        return failed(listing.error());
    if (line.isJson())
        printJson(toJson(*listing));
    else
        print(*listing);
    return exit_code::done;
}

} // namespace lectern::ctl
