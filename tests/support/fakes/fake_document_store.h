// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_name.h"
#include "storage/api/documents/document_sink.h"
#include "storage/api/files/plain_name.h"
#include "tests/support/fakes/fake_document_query.h"

#include <QCryptographicHash>
#include <QFileInfo>

namespace lectern {

/// Documents in memory that follow PostgreSQL's rules: it refuses the same requests with the same error codes.
/// tests/storage/tst_document_contract.cpp checks both.
///
/// Thread: the test's.
class FakeDocumentStore
{
public:
    std::vector<HeldDocument> documents; ///< In the order they were added.
    std::vector<RiskRuleChange> ruleChanges;

    /// Adds a COMPLETED document with these pages; the n-th has idOf(n), one minute after the previous one. Returns its id.
    DocumentId put(const QString &name, const QStringList &pageTexts = {})
    {
        Document document;
        document.id = idOf(int(documents.size()) + 1);
        document.originalName = name;
        document.kind = DocumentKind::Pdf;
        document.status = WorkStatus::Completed;
        document.createdAt = QDateTime(QDate(2026, 1, 1), QTime(12, 0), Qt::UTC).addSecs(60 * qint64(documents.size()));
        document.startedAt = document.completedAt = document.createdAt;
        return put(document, pageTexts);
    }
    DocumentId put(const Document &document, const QStringList &pageTexts = {})
    {
        HeldDocument held;
        held.document = document;
        for (const QString &text : pageTexts)
            held.pages.push_back({int(held.pages.size()) + 1, QSizeF(595, 842), text, {}, TextSource::File, {}});
        held.document.pageCount = int(held.pages.size());
        held.document.characterCount = pageStarts(held.pages).back();
        setBytes(held, document.originalName.toUtf8());
        documents.push_back(std::move(held));
        return document.id;
    }
    /// Stores an analysis and updates the document's fields about it.
    void putAnalysis(DocumentId id, Analysis analysis)
    {
        HeldDocument &held = *find(id);
        analysis.documentId = id;
        RiskCounts counts;
        for (const Risk &risk : analysis.risks)
            ++(risk.severity == Severity::High ? counts.high : risk.severity == Severity::Medium ? counts.medium : counts.low);
        held.document.risks = counts;
        held.document.analysisStatus = analysis.status;
        ++held.document.version;
        held.analyses.push_back(std::move(analysis));
    }
    [[nodiscard]] static DocumentId idOf(int serial) { return {QUuid(uint(serial), 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1)}; }
    /// Null if not found.
    [[nodiscard]] HeldDocument *find(DocumentId id)
    {
        const auto found = std::find_if(documents.begin(), documents.end(), [&](const HeldDocument &held) { return held.document.id == id; });
        return found == documents.end() ? nullptr : &*found;
    }
    /// Requires: the document exists.
    [[nodiscard]] Document &at(DocumentId id) { return find(id)->document; }
    /// Acts like an edit by somebody else.
    void rename(DocumentId id, const QString &name)
    {
        HeldDocument &held = *find(id);
        held.document.originalName = name;
        touchEdited(held);
    }

    [[nodiscard]] FakeDocumentQuery query() const { return FakeDocumentQuery(documents); }
    [[nodiscard]] Result<Document> document(DocumentId id)
    {
        const HeldDocument *held = find(id);
        return held ? Result<Document>(held->document) : notFound();
    }
    [[nodiscard]] Result<DocumentText> text(DocumentId id, int firstPage, int count)
    {
        if (firstPage < 1 || count < 1 || count > 100)
            return invalid();
        const HeldDocument *held = find(id);
        if (!held)
            return notFound();
        DocumentText text;
        text.firstPage = firstPage;
        for (int number = firstPage; number < firstPage + count && number <= int(held->pages.size()); ++number)
            text.pages.push_back(held->pages[size_t(number - 1)]);
        text.pageStarts = pageStarts(held->pages);
        return text;
    }
    [[nodiscard]] Result<Analysis> latestAnalysis(DocumentId id)
    {
        const HeldDocument *held = find(id);
        if (!held || held->analyses.empty())
            return notFound();
        const auto completed = std::find_if(held->analyses.rbegin(), held->analyses.rend(),
                                            [](const Analysis &analysis) { return analysis.status == WorkStatus::Completed; });
        return completed == held->analyses.rend() ? held->analyses.back() : *completed;
    }
    [[nodiscard]] Result<Analysis> analysis(AnalysisId id)
    {
        const Analysis *found = findAnalysis(id);
        return found ? Result<Analysis>(*found) : notFound();
    }
    [[nodiscard]] Result<QByteArray> bytes(DocumentId id)
    {
        const HeldDocument *held = find(id);
        return held ? Result<QByteArray>(held->bytes) : notFound();
    }
    [[nodiscard]] Result<std::vector<RiskRuleChange>> riskRuleChanges() const
    {
        std::vector<RiskRuleChange> sorted = ruleChanges;
        std::sort(sorted.begin(), sorted.end(), [](const RiskRuleChange &a, const RiskRuleChange &b) { return a.rule < b.rule; });
        return sorted;
    }

    [[nodiscard]] Result<AddedDocument> add(const NewDocument &document, const QByteArray &bytes)
    {
        const QString client = plainName(document.client).simplified(), type = plainName(document.contractType).simplified();
        if (bytes.isEmpty() || isTooLong(client) || isTooLong(type))
            return lectern::failure(ErrorCode::InvalidRequest, FaultyPart::File, QStringLiteral("The file is empty."));
        const QByteArray sha256 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
        for (auto held = documents.rbegin(); held != documents.rend(); ++held) {
            if (held->document.sha256 == sha256 && held->document.isActive && document.onSameContent == SameContent::OpenExisting)
                return AddedDocument{held->document.id, true, sha256};
        }
        Document added;
        added.id = {QUuid::createUuid()};
        added.originalName = cleanedDocumentName(document.displayName.isEmpty() ? QFileInfo(document.path).fileName() : document.displayName);
        added.client = client;
        added.contractType = type;
        added.previousVersion = document.previousVersion;
        added.isQueued = true;
        added.createdAt = latestMoment().addSecs(1);
        HeldDocument &held = *find(put(added));
        setBytes(held, bytes);
        held.openJobs.push_back({});
        return AddedDocument{added.id, false, sha256};
    }
    [[nodiscard]] Result<void> retry(DocumentId id)
    {
        HeldDocument *held = find(id);
        if (!held)
            return notFound();
        Document &document = held->document;
        if (document.status == WorkStatus::Completed)
            return invalid();
        if (document.status != WorkStatus::Failed)
            return {};
        queue(*held, {});
        document.status = WorkStatus::Pending;
        document.reason.clear();
        document.startedAt = document.completedAt = {};
        ++document.version;
        return {};
    }
    [[nodiscard]] Result<void> analyse(DocumentId id, const QString &engine)
    {
        HeldDocument *held = find(id);
        if (engine.isEmpty())
            return invalid();
        if (!held)
            return notFound();
        if (held->document.status != WorkStatus::Completed)
            return invalid();
        queue(*held, {false, engine});
        held->document.analysisStatus = WorkStatus::Pending;
        held->document.reason.clear();
        ++held->document.version;
        return {};
    }
    /// Ends the document's open jobs, if it exists.
    [[nodiscard]] Result<void> cancel(DocumentId id)
    {
        HeldDocument *held = find(id);
        if (!held)
            return {};
        for (const HeldDocument::OpenJob &job : std::exchange(held->openJobs, {})) {
            (job.isExtraction ? held->document.status : held->document.analysisStatus) = WorkStatus::Failed;
            held->document.reason = QStringLiteral("Cancelled by tester.");
            ++held->document.version;
        }
        held->document.isQueued = false;
        return {};
    }
    [[nodiscard]] Result<void> setActive(const std::vector<DocumentId> &ids, bool isActive)
    {
        for (const DocumentId id : ids) {
            HeldDocument *held = find(id);
            if (!held || held->document.isActive == isActive)
                continue;
            held->document.isActive = isActive;
            held->document.removedBy = isActive ? QString() : QStringLiteral("tester");
            held->document.removedAt = isActive ? QDateTime() : QDateTime::currentDateTimeUtc();
            touchEdited(*held);
        }
        return {};
    }
    [[nodiscard]] Result<void> edit(DocumentId id, qint64 version, const DocumentEdit &edit)
    {
        return change(id, edit, [version](const HeldDocument &held) { return held.editedVersion <= version; });
    }
    [[nodiscard]] Result<void> replaceEdit(DocumentId id, const DocumentEdit &present, const DocumentEdit &edit)
    {
        return change(id, edit, [present](const HeldDocument &held) { return saying(held) == cleaned(present); });
    }
    [[nodiscard]] Result<void> judge(AnalysisId analysis, int finding, const Verdict &present, const Verdict &verdict)
    {
        if (codePointCount(verdict.note) > 4000)
            return invalid();
        Analysis *found = findAnalysis(analysis);
        if (!found || finding < 0 || finding >= int(found->findings.size()))
            return notFound();
        Verdict &known = found->findings[size_t(finding)].verdict;
        const bool isFirst = known == Verdict();
        if (!isFirst && known.note != present.note && known.note != verdict.note)
            return conflict();
        known = {verdict.judgement, verdict.note, QStringLiteral("tester"), QDateTime::currentDateTimeUtc()};
        return {};
    }
    [[nodiscard]] Result<void> changeRiskRule(const RiskRuleChange &former, const RiskRuleChange &change)
    {
        if (change.rule.isEmpty() || former.rule != change.rule)
            return invalid();
        const auto known = std::find_if(ruleChanges.begin(), ruleChanges.end(), [&](const RiskRuleChange &each) { return each.rule == change.rule; });
        const RiskRuleChange present = known == ruleChanges.end() ? RiskRuleChange{change.rule} : *known;
        if (present != former && present != change)
            return conflict();
        if (known != ruleChanges.end())
            ruleChanges.erase(known);
        if (change != RiskRuleChange{change.rule})
            ruleChanges.push_back(change);
        return {};
    }

private:
    [[nodiscard]] static tl::unexpected<StorageError> notFound()
    {
        return failure(ErrorCode::NotFound, FaultyPart::PostgreSql, QStringLiteral("there is none"));
    }
    [[nodiscard]] static tl::unexpected<StorageError> invalid()
    {
        return failure(ErrorCode::InvalidRequest, FaultyPart::Lectern, QStringLiteral("that cannot be asked"));
    }
    [[nodiscard]] static tl::unexpected<StorageError> conflict()
    {
        return failure(ErrorCode::Conflict, FaultyPart::PostgreSql, QStringLiteral("somebody else changed it first"));
    }
    [[nodiscard]] static bool isTooLong(const QString &metadata) { return codePointCount(metadata) > 200; }
    [[nodiscard]] static DocumentEdit cleaned(const DocumentEdit &edit)
    {
        return {cleanedDocumentName(edit.name), plainName(edit.client).simplified(), plainName(edit.contractType).simplified()};
    }
    [[nodiscard]] static DocumentEdit saying(const HeldDocument &held)
    {
        return {held.document.originalName, held.document.client, held.document.contractType};
    }
    static void setBytes(HeldDocument &held, const QByteArray &bytes)
    {
        held.bytes = bytes;
        held.document.sizeBytes = bytes.size();
        held.document.sha256 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    }
    static void touchEdited(HeldDocument &held) { held.editedVersion = ++held.document.version; }
    static void queue(HeldDocument &held, const HeldDocument::OpenJob &job)
    {
        const bool isOpen = std::any_of(held.openJobs.begin(), held.openJobs.end(),
                                        [&](const HeldDocument::OpenJob &each) { return each.isExtraction == job.isExtraction; });
        if (!isOpen)
            held.openJobs.push_back(job);
        held.document.isQueued = true;
    }
    [[nodiscard]] QDateTime latestMoment() const
    {
        QDateTime latest = QDateTime(QDate(2026, 11, 1), QTime(12, 0), Qt::UTC);
        for (const HeldDocument &held : documents)
            latest = std::max(latest, held.document.createdAt);
        return latest;
    }
    [[nodiscard]] Analysis *findAnalysis(AnalysisId id)
    {
        for (HeldDocument &held : documents) {
            for (Analysis &analysis : held.analyses) {
                if (analysis.id == id)
                    return &analysis;
            }
        }
        return nullptr;
    }
    template <typename Function>
    [[nodiscard]] Result<void> change(DocumentId id, const DocumentEdit &raw, Function isAsKnown)
    {
        const DocumentEdit edit = cleaned(raw);
        if (raw.name.trimmed().isEmpty() || isTooLong(edit.client) || isTooLong(edit.contractType))
            return invalid();
        HeldDocument *held = find(id);
        if (!held)
            return notFound();
        if (!isAsKnown(*held))
            return saying(*held) == edit ? Result<void>() : conflict();
        const bool isChange = saying(*held) != edit;
        held->document.originalName = edit.name;
        held->document.client = edit.client;
        held->document.contractType = edit.contractType;
        ++held->document.version;
        if (isChange)
            held->editedVersion = held->document.version;
        return {};
    }
};

} // namespace lectern
