// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_sink.h"
#include "storage/api/documents/document_source.h"

#include <QPromise>
#include <QUuid>

#include <algorithm>
#include <deque>
#include <functional>
#include <map>

namespace lectern {

[[nodiscard]] inline DocumentId scriptedId(int serial) { return {QUuid(uint(serial), 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 2)}; }

/// Document `serial`: read, two risks of grade high.
[[nodiscard]] inline Document scriptedDocument(int serial)
{
    Document document;
    document.id = scriptedId(serial);
    document.originalName = QStringLiteral("Contract %1.pdf").arg(serial);
    document.kind = DocumentKind::Pdf;
    document.status = WorkStatus::Completed;
    document.analysisStatus = WorkStatus::Completed;
    document.pageCount = 3;
    document.characterCount = 120;
    document.risks = RiskCounts{2, 1, 0};
    document.createdAt = QDateTime(QDate(2026, 11, 1), QTime(12, 0), Qt::UTC).addSecs(serial);
    return document;
}

/// Documents in memory, in the order of `documents`, in pages: for lists that change under a test's hands. A text filter matches names; a status filter works; others are
/// only kept. Answers come at once, or when deliver() says so.
///
/// Thread: the test's.
class ScriptedDocumentSource : public DocumentSource
{
public:
    explicit ScriptedDocumentSource(int count = 0)
    {
        for (int serial = 0; serial < count; ++serial)
            documents.push_back(scriptedDocument(serial));
    }

    std::vector<Document> documents;
    std::optional<StorageError> failure; ///< Every answer fails with it.
    std::optional<Analysis> analysis;
    QByteArray bytes = "the file itself";
    std::vector<DocumentPageRequest> listRequests;
    bool holdsAnswers = false;

    [[nodiscard]] Document &at(DocumentId id)
    {
        return *std::find_if(documents.begin(), documents.end(), [id](const Document &each) { return each.id == id; });
    }
    [[nodiscard]] int heldCount() const { return int(m_held.size()); }
    void deliver()
    {
        const auto held = std::exchange(m_held, {});
        for (const auto &finish : held)
            finish();
    }

    FutureAnswer<DocumentList> fetchList(const DocumentPageRequest &request, std::stop_token stop, std::chrono::milliseconds) override
    {
        listRequests.push_back(request);
        return answer<DocumentList>(stop, [this, request] { return listFor(request); });
    }
    FutureAnswer<DocumentFacets> fetchFacets(const DocumentFilter &, std::stop_token stop) override
    {
        return answer<DocumentFacets>(stop, [this] { return facets(); });
    }
    FutureAnswer<Document> fetchDocument(DocumentId id, std::stop_token stop, std::chrono::milliseconds) override
    {
        return answer<Document>(stop, [this, id] { return at(id); });
    }
    FutureAnswer<DocumentText> fetchText(DocumentId id, int firstPage, int count, std::stop_token stop) override
    {
        return answer<DocumentText>(stop, [this, id, firstPage, count] { return textOf(at(id), firstPage, count); });
    }
    FutureAnswer<Analysis> fetchLatestAnalysis(DocumentId, std::stop_token stop, std::chrono::milliseconds) override { return analysisAnswer(stop); }
    FutureAnswer<Analysis> fetchAnalysis(AnalysisId, std::stop_token stop) override { return analysisAnswer(stop); }
    QFuture<Result<QByteArray>> fetchBytes(DocumentId, std::stop_token) override { return ready(Result<QByteArray>(bytes)); }
    FutureAnswer<std::vector<EnginePrecision>> fetchPrecision(std::stop_token stop) override
    {
        return answer<std::vector<EnginePrecision>>(stop, [] { return std::vector<EnginePrecision>(); });
    }

    template <typename T>
    [[nodiscard]] static QFuture<T> ready(T value)
    {
        QPromise<T> promise;
        promise.start();
        promise.addResult(std::move(value));
        promise.finish();
        return promise.future();
    }

private:
    template <typename T>
    FutureAnswer<T> answer(std::stop_token stop, std::function<T()> make)
    {
        auto promise = std::make_shared<QPromise<Result<Answer<T>>>>();
        promise->start();
        auto finish = [this, promise, stop, make = std::move(make)] {
            if (stop.stop_requested())
                promise->addResult(Result<Answer<T>>(lectern::failure(ErrorCode::Cancelled, FaultyPart::Lectern, {})));
            else if (failure)
                promise->addResult(Result<Answer<T>>(tl::make_unexpected(*failure)));
            else
                promise->addResult(Answer<T>{std::make_shared<const T>(make()), Provenance{}});
            promise->finish();
        };
        const auto future = promise->future();
        if (holdsAnswers)
            m_held.push_back(finish);
        else
            finish();
        return future;
    }
    FutureAnswer<Analysis> analysisAnswer(std::stop_token stop)
    {
        if (!analysis)
            return ready(Result<Answer<Analysis>>(lectern::failure(ErrorCode::NotFound, FaultyPart::PostgreSql, QStringLiteral("no analysis"))));
        return answer<Analysis>(stop, [this] { return *analysis; });
    }
    [[nodiscard]] static bool matches(const Document &document, const DocumentFilter &filter)
    {
        const bool hasStatus = filter.statuses.empty()
            || std::find(filter.statuses.begin(), filter.statuses.end(), document.status) != filter.statuses.end();
        return document.isActive == filter.isActive && hasStatus && document.originalName.contains(filter.text, Qt::CaseInsensitive);
    }
    [[nodiscard]] DocumentList listFor(const DocumentPageRequest &request) const
    {
        DocumentList list;
        bool isBehind = request.after.isStart();
        for (const Document &document : documents) {
            if (!matches(document, request.query.filter))
                continue;
            ++list.totalCount;
            if (!isBehind) {
                isBehind = request.after.values.first() == document.id.value.toString();
                continue;
            }
            if (int(list.rows.size()) == request.limit) {
                list.next.values = QStringList{list.rows.back().document.id.value.toString()};
                continue;
            }
            DocumentRow row{document, {}};
            if (!request.query.filter.text.isEmpty())
                row.snippet = {2,
                               QStringLiteral("before ") + request.query.filter.text + QStringLiteral(" after"),
                               {{7, 7 + request.query.filter.text.size()}}};
            list.rows.push_back(row);
        }
        return list;
    }
    [[nodiscard]] DocumentFacets facets() const
    {
        DocumentFacets facets;
        std::map<QString, qint64> clients, types;
        for (const Document &document : documents) {
            ++facets.byStatus[size_t(document.status)];
            ++facets.byKind[size_t(document.kind)];
            ++clients[document.client];
            ++types[document.contractType];
            if (document.risks)
                ++facets.byRisk[size_t(document.risks->highest())];
        }
        facets.clients.assign(clients.begin(), clients.end());
        facets.contractTypes.assign(types.begin(), types.end());
        return facets;
    }
    [[nodiscard]] static DocumentText textOf(const Document &document, int firstPage, int count)
    {
        DocumentText text;
        text.firstPage = firstPage;
        for (int number = 1; number <= document.pageCount; ++number) {
            const QString pageText = QStringLiteral("Page %1 of %2\n").arg(number).arg(document.originalName);
            text.pageStarts.push_back(qint64(number - 1) * pageText.size());
            if (number >= firstPage && number < firstPage + count)
                text.pages.push_back({number, QSizeF(612, 792), pageText, {}, TextSource::File, {}});
        }
        text.pageStarts.push_back(
            text.pageStarts.empty() ? 0 : text.pageStarts.back() + QStringLiteral("Page 1 of \n").size() + document.originalName.size());
        return text;
    }

    std::deque<std::function<void()>> m_held;
};

/// Writes into a ScriptedDocumentSource. Files are taken by their names alone: "twice..." has the content of document 0, "broken..."
/// cannot be read. With `holdsUploads` an upload ends when finishUploads() says so.
class ScriptedDocumentSink : public DocumentSink
{
public:
    explicit ScriptedDocumentSink(ScriptedDocumentSource &source) : m_source(source) {}

    struct Upload {
        NewDocument file;
        std::function<void(qint64, qint64)> progress;
        std::stop_token stop;
        std::shared_ptr<QPromise<Result<AddedDocument>>> promise;
    };
    bool holdsUploads = false;
    std::deque<Upload> uploads; ///< Held ones.
    std::vector<NewDocument> added;
    std::vector<DocumentId> retried, cancelled, analysed;
    QStringList engines;                 ///< That analyses were asked of.
    std::optional<StorageError> failure; ///< Of every change but add().
    int mostInFlight = 0;

    QFuture<Result<AddedDocument>> add(const NewDocument &document, std::function<void(qint64, qint64)> progress, std::stop_token stop) override
    {
        auto promise = std::make_shared<QPromise<Result<AddedDocument>>>();
        promise->start();
        uploads.push_back({document, std::move(progress), stop, promise});
        mostInFlight = std::max(mostInFlight, int(uploads.size()));
        const auto future = promise->future();
        if (!holdsUploads)
            finishUploads();
        return future;
    }
    void finishUploads(int count = 1'000'000, bool hearsStop = true)
    {
        for (; count > 0 && !uploads.empty(); --count) {
            const Upload upload = uploads.front();
            uploads.pop_front();
            upload.promise->addResult(store(upload, hearsStop));
            upload.promise->finish();
        }
    }
    QFuture<Result<void>> retry(DocumentId id) override { return note(retried, id, WorkStatus::Pending); }
    QFuture<Result<void>> analyse(DocumentId id, const QString &engine) override
    {
        engines += engine;
        return note(analysed, id, WorkStatus::Completed);
    }
    QFuture<Result<void>> cancel(DocumentId id) override { return note(cancelled, id, WorkStatus::Failed); }
    QFuture<Result<void>> setActive(const std::vector<DocumentId> &ids, bool isActive) override
    {
        if (!failure) {
            for (const DocumentId id : ids)
                change(id).isActive = isActive;
        }
        return outcome();
    }
    QFuture<Result<void>> edit(DocumentId id, qint64 version, const DocumentEdit &edit) override
    {
        return changeInto(id, m_source.at(id).version == version, edit);
    }
    QFuture<Result<void>> replaceEdit(DocumentId id, const DocumentEdit &present, const DocumentEdit &edit) override
    {
        const Document &document = m_source.at(id);
        return changeInto(id, present == DocumentEdit{document.originalName, document.client, document.contractType}, edit);
    }
    QFuture<Result<void>> judge(AnalysisId, int, const Verdict &, const Verdict &) override { return outcome(); }
    QFuture<Result<std::vector<RiskRuleChange>>> fetchRiskRuleChanges() override
    {
        return ScriptedDocumentSource::ready(Result<std::vector<RiskRuleChange>>(std::vector<RiskRuleChange>()));
    }
    QFuture<Result<void>> changeRiskRule(const RiskRuleChange &, const RiskRuleChange &) override { return outcome(); }

private:
    [[nodiscard]] Result<AddedDocument> store(const Upload &upload, bool hearsStop)
    {
        if (hearsStop && upload.stop.stop_requested())
            return lectern::failure(ErrorCode::Cancelled, FaultyPart::Lectern, {});
        const QString name = upload.file.path.section(u'/', -1);
        if (name.startsWith(u"broken"))
            return lectern::failure(ErrorCode::InvalidRequest, FaultyPart::File, QStringLiteral("The file is empty."));
        if (name.startsWith(u"twice") && upload.file.onSameContent == SameContent::OpenExisting)
            return AddedDocument{scriptedId(0), true, {}};
        added.push_back(upload.file);
        Document document = scriptedDocument(1000 + int(added.size()));
        document.originalName = name;
        document.status = WorkStatus::Pending;
        document.risks.reset();
        document.pageCount = 0;
        document.previousVersion = upload.file.previousVersion;
        m_source.documents.insert(m_source.documents.begin(), document);
        return AddedDocument{document.id, false, {}};
    }
    QFuture<Result<void>> changeInto(DocumentId id, bool isAsKnown, const DocumentEdit &edit)
    {
        if (failure)
            return outcome();
        if (!isAsKnown)
            return ScriptedDocumentSource::ready(
                Result<void>(lectern::failure(ErrorCode::Conflict, FaultyPart::PostgreSql, QStringLiteral("changed"))));
        Document &document = change(id);
        document.originalName = edit.name;
        document.client = edit.client;
        document.contractType = edit.contractType;
        return outcome();
    }
    [[nodiscard]] Document &change(DocumentId id)
    {
        Document &document = m_source.at(id);
        ++document.version;
        return document;
    }
    QFuture<Result<void>> note(std::vector<DocumentId> &list, DocumentId id, WorkStatus status)
    {
        list.push_back(id);
        if (!failure)
            change(id).status = status;
        return outcome();
    }
    [[nodiscard]] QFuture<Result<void>> outcome() const
    {
        return ScriptedDocumentSource::ready(failure ? Result<void>(tl::make_unexpected(*failure)) : Result<void>());
    }

    ScriptedDocumentSource &m_source;
};

} // namespace lectern
