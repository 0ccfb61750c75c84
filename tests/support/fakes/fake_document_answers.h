// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fakes/fake_document_source.h"

// How FakeDocumentSource makes up its answers.

namespace lectern {

inline int FakeDocumentSource::hits(const Held &held, const QString &text, Snippet *snippet)
{
    int count = 0;
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        int found = int(held.document.originalName.count(word, Qt::CaseInsensitive));
        for (const DocumentPage &page : held.pages) {
            const qsizetype at = page.text.indexOf(word, 0, Qt::CaseInsensitive);
            found += int(page.text.count(word, Qt::CaseInsensitive));
            if (at >= 0 && snippet && snippet->page == 0)
                *snippet = {page.number, page.text, {CodePointIndex(page.text).toCodePoints(at, at + word.size())}};
        }
        if (found == 0)
            return 0;
        count += found;
    }
    return count;
}

inline bool FakeDocumentSource::passes(const Held &held, const DocumentFilter &filter)
{
    const Document &document = held.document;
    const auto isAmong = [](const auto &wanted, const auto &value) {
        return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
    };
    const QDate day = document.createdAt.date();
    return document.isActive == filter.isActive && isAmong(filter.statuses, document.status) && isAmong(filter.kinds, document.kind)
        && isAmong(filter.clients, document.client) && isAmong(filter.contractTypes, document.contractType)
        && (filter.highestRisks.empty() || (document.risks && isAmong(filter.highestRisks, document.risks->highest())))
        && (!filter.from || day >= *filter.from) && (!filter.until || day < *filter.until)
        && (filter.text.trimmed().isEmpty() || hits(held, filter.text) > 0);
}

inline DocumentList FakeDocumentSource::listFor(const DocumentPageRequest &request) const
{
    const DocumentQuery &query = request.query;
    std::vector<const Held *> found;
    for (const Held &held : documents) {
        if (passes(held, query.filter))
            found.push_back(&held);
    }
    const auto rank = [](const Document &document) {
        return document.risks ? document.risks->high * 10000 + document.risks->medium * 100 + document.risks->low : -1;
    };
    const auto isBefore = [&](const Held *a, const Held *b) {
        switch (query.sortKey) {
        case DocumentSortKey::Date: return a->document.createdAt < b->document.createdAt;
        case DocumentSortKey::Name: return a->document.originalName.compare(b->document.originalName, Qt::CaseInsensitive) < 0;
        case DocumentSortKey::Risk: return rank(a->document) < rank(b->document);
        case DocumentSortKey::Relevance: return hits(*a, query.filter.text) < hits(*b, query.filter.text);
        }
        Q_UNREACHABLE();
    };
    std::stable_sort(found.begin(), found.end(), isBefore);
    if (query.order == Qt::DescendingOrder)
        std::reverse(found.begin(), found.end());
    DocumentList list;
    list.totalCount = qint64(found.size());
    const size_t first = request.after.isStart() ? 0 : size_t(request.after.values.first().toInt());
    for (size_t i = first; i < found.size() && i < first + size_t(request.limit); ++i) {
        DocumentRow row{found[i]->document, {}};
        if (!query.filter.text.isEmpty())
            static_cast<void>(hits(*found[i], query.filter.text, &row.snippet));
        list.rows.push_back(std::move(row));
    }
    if (first + size_t(request.limit) < found.size())
        list.next.values = QStringList{QString::number(first + size_t(request.limit))};
    return list;
}

inline DocumentFacets FakeDocumentSource::facetsFor(const DocumentFilter &filter) const
{
    DocumentFacets facets;
    std::map<QString, qint64> clients, contractTypes;
    for (const Held &held : documents) {
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
    facets.clients.assign(clients.begin(), clients.end());
    facets.contractTypes.assign(contractTypes.begin(), contractTypes.end());
    return facets;
}

inline DocumentText FakeDocumentSource::textFor(const Held &held, int firstPage, int count)
{
    DocumentText text;
    text.firstPage = firstPage;
    for (int number = firstPage; number < firstPage + count && number <= int(held.pages.size()); ++number)
        text.pages.push_back(held.pages[size_t(number - 1)]);
    text.pageStarts = pageStarts(held.pages);
    return text;
}

inline Result<AddedDocument> FakeDocumentSource::addNow(const NewDocument &document, const std::function<void(qint64, qint64)> &progress)
{
    QFile file(document.path);
    if (!file.open(QIODevice::ReadOnly))
        return lectern::failure(ErrorCode::InvalidRequest, FaultyPart::File, file.errorString());
    const QByteArray bytes = file.readAll();
    if (progress)
        progress(bytes.size(), bytes.size());
    const QByteArray sha256 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    for (const Held &held : documents) {
        if (held.document.sha256 == sha256 && held.document.isActive && document.onSameContent == SameContent::OpenExisting)
            return AddedDocument{held.document.id, true, sha256};
    }
    const QString name = document.displayName.isEmpty() ? QFileInfo(document.path).fileName() : document.displayName;
    Held &held = *find(put(cleanedDocumentName(name)));
    held.bytes = bytes;
    held.document.sha256 = sha256;
    held.document.sizeBytes = bytes.size();
    held.document.status = WorkStatus::Pending;
    held.document.kind = DocumentKind::Unknown;
    held.document.client = document.client;
    held.document.contractType = document.contractType;
    held.document.previousVersion = document.previousVersion;
    return AddedDocument{held.document.id, false, sha256};
}

} // namespace lectern
