// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_name.h"
#include "storage/api/documents/document_sink.h"
#include "storage/api/documents/document_source.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QPromise>

#include <algorithm>
#include <deque>
#include <functional>
#include <map>

namespace lectern {

/// Documents without servers: what a test puts in, through a DocumentSource and a DocumentSink. Answers come at once, or,
/// with `holdsAnswers`, when deliver() is called. Header only, so that model tests need not link storage.
///
/// A text filter finds the documents whose name or pages contain each of its words, whatever their case; relevance is
/// how often. Thread: the test's.
class FakeDocumentSource : public DocumentSource, public DocumentSink
{
public:
    struct Held {
        Document document;
        std::vector<DocumentPage> pages;
        std::vector<Analysis> analyses; ///< The latest last.
        QByteArray bytes;
    };
    struct WaitingJob {
        DocumentId document;
        QString engine;
    };

    bool holdsAnswers = false;
    bool hearsStop = true;                    ///< Off: answers also what was asked to stop, as a server does that heard of it too late.
    std::optional<StorageError> failure;      ///< Every answer fails with it.
    std::optional<StorageError> judgeFailure; ///< Verdicts fail with it.
    Source answersFrom = Source::Memory;
    std::vector<Held> documents;                          ///< In the order they were added.
    std::vector<DocumentPageRequest> listRequests;        ///< Every one asked.
    std::vector<std::pair<DocumentId, int>> textRequests; ///< Every one asked, with its first page.
    std::vector<std::chrono::milliseconds> bounds;        ///< That lists, documents and latest analyses were asked for with.
    std::vector<NewDocument> added;                       ///< Every one asked.
    std::vector<WaitingJob> jobs;                         ///< What analyse() and retry() asked for.
    std::vector<RiskRuleChange> ruleChanges;
    std::vector<EnginePrecision> precision;

    /// A COMPLETED document with these pages; ids ascend from 1. Returns its id.
    DocumentId put(const QString &name, const QStringList &pageTexts = {})
    {
        Held held;
        held.document.id = idOf(int(documents.size()) + 1);
        held.document.originalName = name;
        held.document.kind = DocumentKind::Pdf;
        held.document.status = WorkStatus::Completed;
        held.document.createdAt = QDateTime(QDate(2026, 1, 1), QTime(12, 0), Qt::UTC).addSecs(60 * qint64(documents.size()));
        held.document.startedAt = held.document.completedAt = held.document.createdAt;
        held.bytes = name.toUtf8();
        held.document.sizeBytes = held.bytes.size();
        held.document.sha256 = QCryptographicHash::hash(held.bytes, QCryptographicHash::Sha256);
        for (const QString &text : pageTexts)
            held.pages.push_back({int(held.pages.size()) + 1, QSizeF(595, 842), text, {}, TextSource::File, {}});
        held.document.pageCount = int(held.pages.size());
        held.document.characterCount = pageStarts(held.pages).back();
        documents.push_back(std::move(held));
        return documents.back().document.id;
    }
    /// Stores an analysis and what the document says of it.
    void putAnalysis(DocumentId id, Analysis analysis)
    {
        Held &held = *find(id);
        analysis.documentId = id;
        RiskCounts counts;
        for (const Risk &risk : analysis.risks)
            ++(risk.severity == Severity::High ? counts.high : risk.severity == Severity::Medium ? counts.medium : counts.low);
        held.document.risks = counts;
        held.document.analysisStatus = WorkStatus::Completed;
        touch(held);
        held.analyses.push_back(std::move(analysis));
    }
    [[nodiscard]] static DocumentId idOf(int serial) { return {QUuid(uint(serial), 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1)}; }
    /// Null when there is none.
    [[nodiscard]] Held *find(DocumentId id)
    {
        const auto found = std::find_if(documents.begin(), documents.end(), [&](const Held &held) { return held.document.id == id; });
        return found == documents.end() ? nullptr : &*found;
    }
    [[nodiscard]] int heldCount() const { return int(m_held.size()); }
    /// Answers what is held, oldest first; stopped requests end as Cancelled, unless nobody hears of that.
    void deliver(int count = 1'000'000)
    {
        for (; count > 0 && !m_held.empty(); --count) {
            const auto finish = std::move(m_held.front());
            m_held.pop_front();
            finish();
        }
    }

    FutureAnswer<DocumentList> fetchList(const DocumentPageRequest &request, std::stop_token stop, std::chrono::milliseconds bound) override
    {
        bounds.push_back(bound);
        listRequests.push_back(request);
        return answer<DocumentList>(stop, [this, request] { return listFor(request); });
    }
    FutureAnswer<DocumentFacets> fetchFacets(const DocumentFilter &filter, std::stop_token stop) override
    {
        return answer<DocumentFacets>(stop, [this, filter] { return facetsFor(filter); });
    }
    FutureAnswer<Document> fetchDocument(DocumentId id, std::stop_token stop, std::chrono::milliseconds bound) override
    {
        bounds.push_back(bound);
        return answer<Document>(stop, [this, id] { return withHeld<Document>(id, [](Held &held) { return held.document; }); });
    }
    FutureAnswer<DocumentText> fetchText(DocumentId id, int firstPage, int count, std::stop_token stop) override
    {
        textRequests.emplace_back(id, firstPage);
        return answer<DocumentText>(stop, [this, id, firstPage, count] {
            return withHeld<DocumentText>(id, [&](Held &held) { return textFor(held, firstPage, count); });
        });
    }
    FutureAnswer<Analysis> fetchLatestAnalysis(DocumentId id, std::stop_token stop, std::chrono::milliseconds bound) override
    {
        bounds.push_back(bound);
        return answer<Analysis>(stop, [this, id]() -> Result<Analysis> {
            const Held *held = find(id);
            if (!held || held->analyses.empty())
                return notFound();
            return held->analyses.back();
        });
    }
    FutureAnswer<Analysis> fetchAnalysis(AnalysisId id, std::stop_token stop) override
    {
        return answer<Analysis>(stop, [this, id]() -> Result<Analysis> {
            const Analysis *found = findAnalysis(id);
            return found ? Result<Analysis>(*found) : notFound();
        });
    }
    QFuture<Result<QByteArray>> fetchBytes(DocumentId id, std::stop_token stop) override
    {
        return reply<QByteArray>(stop, [this, id] { return withHeld<QByteArray>(id, [](Held &held) { return held.bytes; }); });
    }
    FutureAnswer<std::vector<EnginePrecision>> fetchPrecision(std::stop_token stop) override
    {
        return answer<std::vector<EnginePrecision>>(stop, [this] { return precision; });
    }

    QFuture<Result<AddedDocument>> add(const NewDocument &document, std::function<void(qint64, qint64)> progress, std::stop_token stop) override
    {
        added.push_back(document);
        return reply<AddedDocument>(stop, [this, document, progress] { return addNow(document, progress); });
    }
    QFuture<Result<void>> retry(DocumentId id) override
    {
        return change(id, [this](Held &held) {
            held.document.status = WorkStatus::Pending;
            held.document.reason.clear();
            jobs.push_back({held.document.id, {}});
        });
    }
    QFuture<Result<void>> analyse(DocumentId id, const QString &engine) override
    {
        return change(id, [this, engine](Held &held) {
            held.document.analysisStatus = WorkStatus::Pending;
            jobs.push_back({held.document.id, engine});
        });
    }
    QFuture<Result<void>> cancel(DocumentId id) override
    {
        return change(id, [](Held &held) {
            held.document.status = WorkStatus::Failed;
            held.document.reason = QStringLiteral("Cancelled by the test.");
        });
    }
    QFuture<Result<void>> setActive(const std::vector<DocumentId> &ids, bool isActive) override
    {
        return reply<void>({}, [this, ids, isActive]() -> Result<void> {
            for (const DocumentId id : ids) {
                if (Held *held = find(id)) {
                    held->document.isActive = isActive;
                    touch(*held);
                }
            }
            return {};
        });
    }
    QFuture<Result<void>> edit(DocumentId id, qint64 version, const DocumentEdit &edit) override
    {
        return changeInto(id, edit, [version](const Document &document) { return document.version == version; });
    }
    QFuture<Result<void>> replaceEdit(DocumentId id, const DocumentEdit &present, const DocumentEdit &edit) override
    {
        return changeInto(id, edit, [present](const Document &document) {
            return present == DocumentEdit{document.originalName, document.client, document.contractType};
        });
    }
    QFuture<Result<void>> judge(AnalysisId analysis, int finding, const Verdict &present, const Verdict &verdict) override
    {
        return reply<void>({}, [=, this]() -> Result<void> {
            if (judgeFailure)
                return tl::make_unexpected(*judgeFailure);
            Analysis *found = findAnalysis(analysis);
            if (!found || finding < 0 || finding >= int(found->findings.size()))
                return notFound();
            Verdict &known = found->findings[size_t(finding)].verdict;
            if (known.note != present.note && known.note != verdict.note)
                return lectern::failure(ErrorCode::Conflict, FaultyPart::PostgreSql, QStringLiteral("somebody else wrote another note first"));
            known = {verdict.judgement, verdict.note, QStringLiteral("tester"), QDateTime::currentDateTimeUtc()};
            return {};
        });
    }
    QFuture<Result<std::vector<RiskRuleChange>>> fetchRiskRuleChanges() override
    {
        return reply<std::vector<RiskRuleChange>>({}, [this] { return ruleChanges; });
    }
    QFuture<Result<void>> changeRiskRule(const RiskRuleChange &former, const RiskRuleChange &change) override
    {
        return reply<void>({}, [this, former, change]() -> Result<void> {
            const auto known = std::find_if(ruleChanges.begin(), ruleChanges.end(),
                                            [&](const RiskRuleChange &each) { return each.rule == change.rule; });
            if ((known == ruleChanges.end() ? RiskRuleChange{change.rule} : *known) != former)
                return lectern::failure(ErrorCode::Conflict, FaultyPart::PostgreSql, QStringLiteral("somebody else changed it first"));
            if (known != ruleChanges.end())
                ruleChanges.erase(known);
            if (change != RiskRuleChange{change.rule})
                ruleChanges.push_back(change);
            return {};
        });
    }

private:
    template <typename T>
    QFuture<Result<T>> reply(std::stop_token stop, std::function<Result<T>()> make)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        auto finish = [this, promise, stop, make = std::move(make)] {
            if (hearsStop && stop.stop_requested())
                promise->addResult(Result<T>(lectern::failure(ErrorCode::Cancelled, FaultyPart::Lectern, {})));
            else if (failure)
                promise->addResult(Result<T>(tl::make_unexpected(*failure)));
            else
                promise->addResult(make());
            promise->finish();
        };
        const auto future = promise->future();
        if (holdsAnswers)
            m_held.push_back(finish);
        else
            finish();
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
    template <typename T, typename Function>
    Result<T> withHeld(DocumentId id, Function function)
    {
        Held *held = find(id);
        return held ? Result<T>(function(*held)) : notFound();
    }
    QFuture<Result<void>> change(DocumentId id, std::function<void(Held &)> function)
    {
        return reply<void>({}, [this, id, function]() -> Result<void> {
            Held *held = find(id);
            if (!held)
                return notFound();
            function(*held);
            touch(*held);
            return {};
        });
    }
    QFuture<Result<void>> changeInto(DocumentId id, const DocumentEdit &edit, std::function<bool(const Document &)> isAsKnown)
    {
        return reply<void>({}, [=, this]() -> Result<void> {
            Held *held = find(id);
            if (!held)
                return notFound();
            if (!isAsKnown(held->document))
                return lectern::failure(ErrorCode::Conflict, FaultyPart::PostgreSql, QStringLiteral("somebody else changed it first"));
            held->document.originalName = cleanedDocumentName(edit.name);
            held->document.client = edit.client;
            held->document.contractType = edit.contractType;
            touch(*held);
            return {};
        });
    }
    static void touch(Held &held) { ++held.document.version; }
    static tl::unexpected<StorageError> notFound()
    {
        return lectern::failure(ErrorCode::NotFound, FaultyPart::PostgreSql, QStringLiteral("there is none"));
    }
    [[nodiscard]] Analysis *findAnalysis(AnalysisId id)
    {
        for (Held &held : documents) {
            for (Analysis &analysis : held.analyses) {
                if (analysis.id == id)
                    return &analysis;
            }
        }
        return nullptr;
    }
    [[nodiscard]] static bool passes(const Held &held, const DocumentFilter &filter);
    [[nodiscard]] static int hits(const Held &held, const QString &text, Snippet *snippet = nullptr);
    [[nodiscard]] DocumentList listFor(const DocumentPageRequest &request) const;
    [[nodiscard]] DocumentFacets facetsFor(const DocumentFilter &filter) const;
    [[nodiscard]] static DocumentText textFor(const Held &held, int firstPage, int count);
    [[nodiscard]] Result<AddedDocument> addNow(const NewDocument &document, const std::function<void(qint64, qint64)> &progress);

    std::deque<std::function<void()>> m_held;
};

} // namespace lectern

#include "tests/support/fakes/fake_document_answers.h" // IWYU pragma: keep: how answers are made up
