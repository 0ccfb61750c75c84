// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fakes/fake_document_search.h"

#include <map>
#include <tuple>

namespace lectern {

/// Answers questions about documents in memory like PostgreSQL: with exactly the same order and the same anchors.
///
/// Thread: the test's. Borrows the documents.
class FakeDocumentQuery
{
public:
    explicit FakeDocumentQuery(const std::vector<HeldDocument> &documents) : m_documents(documents) {}

    [[nodiscard]] Result<DocumentList> list(const DocumentPageRequest &request) const
    {
        if (const Result<void> checked = request.check(); !checked)
            return failureOf(checked);
        const FakeDocumentSearch search(request.query.filter.text);
        const bool isUnranked = request.query.sortKey == DocumentSortKey::Relevance && !search.isRanked();
        const DocumentSortKey sort = isUnranked ? DocumentSortKey::Date : request.query.sortKey;
        const std::optional<Place> after = placeIn(request.after, sort);
        if (!request.after.isStart() && !after)
            return failure(ErrorCode::InvalidRequest, FaultyPart::Lectern, QStringLiteral("an anchor of another sort"));

        const bool isDescending = request.query.order == Qt::DescendingOrder;
        const auto isBefore = [isDescending](const Place &a, const Place &b) { return isDescending ? b < a : a < b; };
        std::vector<std::pair<Place, const HeldDocument *>> found;
        DocumentList list;
        for (const HeldDocument &held : m_documents) {
            if (!passes(held, request.query.filter))
                continue;
            ++list.totalCount;
            if (const Place place = placeOf(held, sort, search); !after || isBefore(*after, place))
                found.emplace_back(place, &held);
        }
        std::sort(found.begin(), found.end(), [&](const auto &a, const auto &b) { return isBefore(a.first, b.first); });
        for (const auto &[place, held] : found) {
            if (int(list.rows.size()) == request.limit) {
                list.next = anchorAt(placeOf(*find(list.rows.back().document.id), sort, search), sort);
                break;
            }
            list.rows.push_back({held->document, search.isRanked() ? search.snippet(*held) : Snippet()});
        }
        return list;
    }

    [[nodiscard]] Result<DocumentFacets> facets(const DocumentFilter &filter) const
    {
        if (const Result<void> checked = filter.check(); !checked)
            return failureOf(checked);
        DocumentFacets facets;
        std::map<QString, qint64> clients, contractTypes;
        for (const HeldDocument &held : m_documents) {
            const auto passesWithout = [&](auto DocumentFilter::*field) {
                DocumentFilter rest = filter;
                (rest.*field).clear();
                return passes(held, rest);
            };
            const Document &document = held.document;
            facets.byStatus[size_t(document.status)] += passesWithout(&DocumentFilter::statuses);
            facets.byKind[size_t(document.kind)] += passesWithout(&DocumentFilter::kinds);
            if (document.risks)
                facets.byRisk[size_t(document.risks->highest())] += passesWithout(&DocumentFilter::highestRisks);
            if (passesWithout(&DocumentFilter::clients))
                ++clients[document.client];
            if (passesWithout(&DocumentFilter::contractTypes))
                ++contractTypes[document.contractType];
        }
        facets.clients = mostFrequentFirst(clients);
        facets.contractTypes = mostFrequentFirst(contractTypes);
        return facets;
    }

private:
    /// The sort key of a list: a name's key, a risk or a rank, the time, the id.
    using Place = std::tuple<QByteArray, qint64, qint64, QByteArray>;

    [[nodiscard]] const HeldDocument *find(DocumentId id) const
    {
        const auto found = std::find_if(m_documents.begin(), m_documents.end(), [&](const HeldDocument &held) { return held.document.id == id; });
        return found == m_documents.end() ? nullptr : &*found;
    }
    [[nodiscard]] static bool passes(const HeldDocument &held, const DocumentFilter &filter)
    {
        const Document &document = held.document;
        const auto isAmong = [](const auto &wanted, const auto &value) {
            return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
        };
        const QDate day = document.createdAt.toUTC().date();
        return document.isActive == filter.isActive && isAmong(filter.statuses, document.status) && isAmong(filter.kinds, document.kind)
            && isAmong(filter.clients, document.client) && isAmong(filter.contractTypes, document.contractType)
            && (filter.highestRisks.empty() || (document.risks && isAmong(filter.highestRisks, document.risks->highest())))
            && (!filter.from || day >= *filter.from) && (!filter.until || day < *filter.until)
            && (filter.text.simplified().isEmpty() || FakeDocumentSearch(filter.text).finds(held));
    }
    [[nodiscard]] static qint64 riskRank(const Document &document)
    {
        return document.risks ? document.risks->high * 10'000'000'000 + document.risks->medium * 100'000 + document.risks->low : -1;
    }
    [[nodiscard]] static Place placeOf(const HeldDocument &held, DocumentSortKey sort, const FakeDocumentSearch &search)
    {
        Place place{{}, 0, held.document.createdAt.toMSecsSinceEpoch() * 1000, held.document.id.value.toRfc4122()};
        if (sort == DocumentSortKey::Name)
            std::get<0>(place) = held.document.originalName.toLower().toUtf8();
        else if (sort != DocumentSortKey::Date)
            std::get<1>(place) = sort == DocumentSortKey::Risk ? riskRank(held.document) : search.rank(held);
        return place;
    }
    [[nodiscard]] static Anchor anchorAt(const Place &place, DocumentSortKey sort)
    {
        const auto &[name, number, createdAt, id] = place;
        Anchor anchor{{QString::number(createdAt), QUuid::fromRfc4122(id).toString(QUuid::WithoutBraces)}};
        if (sort != DocumentSortKey::Date)
            anchor.values.prepend(sort == DocumentSortKey::Name ? QString::fromUtf8(name) : QString::number(number));
        return anchor;
    }
    /// Nothing if the anchor belongs to another sort.
    [[nodiscard]] static std::optional<Place> placeIn(const Anchor &anchor, DocumentSortKey sort)
    {
        const QStringList &values = anchor.values;
        if (values.size() != (sort == DocumentSortKey::Date ? 2 : 3))
            return std::nullopt;
        bool isMoment = false, isNumber = true;
        Place place{{}, 0, values[values.size() - 2].toLongLong(&isMoment), QUuid::fromString(values.last()).toRfc4122()};
        if (sort == DocumentSortKey::Name)
            std::get<0>(place) = values.first().toUtf8();
        else if (sort != DocumentSortKey::Date)
            std::get<1>(place) = values.first().toLongLong(&isNumber);
        return isMoment && isNumber && !QUuid::fromString(values.last()).isNull() ? std::optional(place) : std::nullopt;
    }
    [[nodiscard]] static std::vector<std::pair<QString, qint64>> mostFrequentFirst(const std::map<QString, qint64> &counts)
    {
        std::vector<std::pair<QString, qint64>> values(counts.begin(), counts.end());
        std::stable_sort(values.begin(), values.end(), [](const auto &a, const auto &b) { return a.second > b.second; });
        return values;
    }

    const std::vector<HeldDocument> &m_documents;
};

} // namespace lectern
