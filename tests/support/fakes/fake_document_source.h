// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_sink.h"
#include "storage/api/documents/document_source.h"
#include "tests/support/fakes/fake_document_store.h"

#include <QFile>
#include <QPromise>

#include <deque>
#include <functional>

namespace lectern {

/// A DocumentSource and DocumentSink without servers. Answers come at once, unless the test holds them back or makes them
/// fail. Header only, so that model tests need not link storage.
///
/// Thread: the test's.
class FakeDocumentSource : public FakeDocumentStore, public DocumentSource, public DocumentSink
{
public:
    /// Files to add are read from the disk; or a file's name is its content, and a file named "empty..." has none.
    enum class Files { OnDisk, ByName };
    struct Upload {
        NewDocument file;
        std::function<void(qint64, qint64)> progress;
        std::stop_token stop;
        std::shared_ptr<QPromise<Result<AddedDocument>>> promise;
    };

    FakeDocumentSource() = default;
    explicit FakeDocumentSource(Files files) : m_files(files) {}

    bool holdsAnswers = false;                 ///< Until deliver().
    bool holdsUploads = false;                 ///< Until finishUploads().
    bool hearsStop = true;                     ///< Off: also answers requests that were asked to stop, like a server that noticed too late.
    std::optional<StorageError> failure;       ///< Every call fails with it.
    std::optional<StorageError> changeFailure; ///< Every call of the sink except add() fails with it.
    Source answersFrom = Source::Memory;
    std::vector<EnginePrecision> precision; ///< fetchPrecision()'s answer.

    // A record of all requests.
    std::vector<DocumentPageRequest> listRequests;
    std::vector<std::pair<DocumentId, int>> textRequests; ///< With the first page.
    std::vector<std::chrono::milliseconds> bounds;        ///< Of lists, documents and latest analyses.
    std::vector<DocumentId> retried, cancelled, analysed;
    QStringList engines;            ///< Engines of the requested analyses.
    std::vector<NewDocument> added; ///< Those that became documents.
    std::deque<Upload> uploads;     ///< Those in progress.
    int mostUploadsAtOnce = 0;

    [[nodiscard]] int heldCount() const { return int(m_held.size()); }
    /// Answers held requests, oldest first; stopped ones end as Cancelled, if `hearsStop`.
    void deliver(int count = 1'000'000)
    {
        for (; count > 0 && !m_held.empty(); --count) {
            const auto finish = std::move(m_held.front());
            m_held.pop_front();
            finish();
        }
    }
    void finishUploads(int count = 1'000'000)
    {
        for (; count > 0 && !uploads.empty(); --count) {
            const Upload upload = std::move(uploads.front());
            uploads.pop_front();
            finish<AddedDocument>(*upload.promise, upload.stop, [&] { return store(upload); });
        }
    }

    FutureAnswer<DocumentList> fetchList(const DocumentPageRequest &request, std::stop_token stop, std::chrono::milliseconds bound) override
    {
        bounds.push_back(bound);
        listRequests.push_back(request);
        return answer<DocumentList>(stop, [this, request] { return query().list(request); });
    }
    FutureAnswer<DocumentFacets> fetchFacets(const DocumentFilter &filter, std::stop_token stop) override
    {
        return answer<DocumentFacets>(stop, [this, filter] { return query().facets(filter); });
    }
    FutureAnswer<Document> fetchDocument(DocumentId id, std::stop_token stop, std::chrono::milliseconds bound) override
    {
        bounds.push_back(bound);
        return answer<Document>(stop, [this, id] { return document(id); });
    }
    FutureAnswer<DocumentText> fetchText(DocumentId id, int firstPage, int count, std::stop_token stop) override
    {
        textRequests.emplace_back(id, firstPage);
        return answer<DocumentText>(stop, [this, id, firstPage, count] { return text(id, firstPage, count); });
    }
    FutureAnswer<Analysis> fetchLatestAnalysis(DocumentId id, std::stop_token stop, std::chrono::milliseconds bound) override
    {
        bounds.push_back(bound);
        return answer<Analysis>(stop, [this, id] { return latestAnalysis(id); });
    }
    FutureAnswer<Analysis> fetchAnalysis(AnalysisId id, std::stop_token stop) override
    {
        return answer<Analysis>(stop, [this, id] { return analysis(id); });
    }
    QFuture<Result<QByteArray>> fetchBytes(DocumentId id, std::stop_token stop) override
    {
        return reply<QByteArray>(stop, [this, id] { return bytes(id); });
    }
    FutureAnswer<std::vector<EnginePrecision>> fetchPrecision(std::stop_token stop) override
    {
        return answer<std::vector<EnginePrecision>>(stop, [this] { return precision; });
    }

    QFuture<Result<AddedDocument>> add(const NewDocument &document, std::function<void(qint64, qint64)> progress, std::stop_token stop) override
    {
        auto promise = std::make_shared<QPromise<Result<AddedDocument>>>();
        promise->start();
        const auto future = promise->future();
        uploads.push_back({document, std::move(progress), stop, promise});
        mostUploadsAtOnce = std::max(mostUploadsAtOnce, int(uploads.size()));
        if (!holdsUploads)
            finishUploads();
        return future;
    }
    QFuture<Result<void>> retry(DocumentId id) override
    {
        retried.push_back(id);
        return change([this, id] { return FakeDocumentStore::retry(id); });
    }
    QFuture<Result<void>> analyse(DocumentId id, const QString &engine) override
    {
        analysed.push_back(id);
        engines.append(engine);
        return change([this, id, engine] { return FakeDocumentStore::analyse(id, engine); });
    }
    QFuture<Result<void>> cancel(DocumentId id) override
    {
        cancelled.push_back(id);
        return change([this, id] { return FakeDocumentStore::cancel(id); });
    }
    QFuture<Result<void>> setActive(const std::vector<DocumentId> &ids, bool isActive) override
    {
        return change([this, ids, isActive] { return FakeDocumentStore::setActive(ids, isActive); });
    }
    QFuture<Result<void>> edit(DocumentId id, qint64 version, const DocumentEdit &edit) override
    {
        return change([this, id, version, edit] { return FakeDocumentStore::edit(id, version, edit); });
    }
    QFuture<Result<void>> replaceEdit(DocumentId id, const DocumentEdit &present, const DocumentEdit &edit) override
    {
        return change([this, id, present, edit] { return FakeDocumentStore::replaceEdit(id, present, edit); });
    }
    QFuture<Result<void>> judge(AnalysisId analysis, int finding, const Verdict &present, const Verdict &verdict) override
    {
        return change([=, this] { return FakeDocumentStore::judge(analysis, finding, present, verdict); });
    }
    QFuture<Result<std::vector<RiskRuleChange>>> fetchRiskRuleChanges() override
    {
        return reply<std::vector<RiskRuleChange>>({}, [this] { return riskRuleChanges(); });
    }
    QFuture<Result<void>> changeRiskRule(const RiskRuleChange &former, const RiskRuleChange &change) override
    {
        return this->change([this, former, change] { return FakeDocumentStore::changeRiskRule(former, change); });
    }

private:
    template <typename T, typename Function>
    void finish(QPromise<Result<T>> &promise, const std::stop_token &stop, const Function &make)
    {
        if (hearsStop && stop.stop_requested())
            promise.addResult(Result<T>(lectern::failure(ErrorCode::Cancelled, FaultyPart::Lectern, {})));
        else if (failure)
            promise.addResult(Result<T>(tl::make_unexpected(*failure)));
        else
            promise.addResult(make());
        promise.finish();
    }
    template <typename T>
    QFuture<Result<T>> reply(std::stop_token stop, std::function<Result<T>()> make)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        const auto future = promise->future();
        m_held.push_back([this, promise, stop, make = std::move(make)] { finish<T>(*promise, stop, make); });
        if (!holdsAnswers)
            deliver();
        return future;
    }
    template <typename T>
    FutureAnswer<T> answer(std::stop_token stop, std::function<Result<T>()> make)
    {
        return reply<Answer<T>>(std::move(stop), [this, make = std::move(make)] {
            return make().map([this](T &&value) {
                return Answer<T>{std::make_shared<const T>(std::move(value)),
                                 {.source = answersFrom,
                                  .family = QStringLiteral("document"),
                                  .age = std::chrono::milliseconds(120),
                                  .asOf = QDateTime::currentDateTimeUtc(),
                                  .lifetimeLeft = std::chrono::seconds(280),
                                  .took = std::chrono::microseconds(180)}};
            });
        });
    }
    QFuture<Result<void>> change(std::function<Result<void>()> make)
    {
        return reply<void>({},
                           [this, make = std::move(make)]() -> Result<void> { return changeFailure ? tl::make_unexpected(*changeFailure) : make(); });
    }
    [[nodiscard]] Result<AddedDocument> store(const Upload &upload)
    {
        const auto bytes = bytesOf(upload.file.path);
        if (!bytes)
            return failureOf(bytes);
        if (upload.progress)
            upload.progress(bytes->size(), bytes->size());
        return FakeDocumentStore::add(upload.file, *bytes).map([&](const AddedDocument &outcome) {
            if (!outcome.isExisting)
                added.push_back(upload.file);
            return outcome;
        });
    }
    [[nodiscard]] Result<QByteArray> bytesOf(const QString &path) const
    {
        if (m_files == Files::ByName) {
            const QString name = QFileInfo(path).fileName();
            return name.startsWith(u"empty") ? QByteArray() : name.toUtf8();
        }
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return lectern::failure(ErrorCode::InvalidRequest, FaultyPart::File, file.errorString());
        return file.readAll();
    }

    Files m_files = Files::OnDisk;
    std::deque<std::function<void()>> m_held;
};

} // namespace lectern
