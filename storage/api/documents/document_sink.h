// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/analysis.h"
#include "storage/api/documents/document.h"
#include "storage/api/result.h"

#include <QFuture>

#include <functional>
#include <stop_token>

namespace lectern {

/// What to do when a document of the same content is there already.
enum class SameContent : quint8 { OpenExisting, AddAnyway };

struct NewDocument {
    QString path;         ///< The file to read. Read on a storage thread; never kept.
    QString folder;       ///< The folder that was named, if the file was met in it: see FolderOfFile.
    QString displayName;  ///< Empty: from the path.
    QString client;       ///< May be empty.
    QString contractType; ///< May be empty.
    SameContent onSameContent = SameContent::OpenExisting;
    std::optional<DocumentId> previousVersion; ///< This is a new version of that document.
};

struct AddedDocument {
    DocumentId id;
    bool isExisting = false; ///< The content was there already and this is the document that has it.
    QByteArray sha256;
};

/// An analyst's own version of a risk rule. Absent values: as in the data file.
struct RiskRuleChange {
    QString rule;
    std::optional<bool> isEnabled;
    std::optional<Severity> severity;
    std::optional<QString> explanation;
    std::optional<QString> recommendation;
    friend bool operator==(const RiskRuleChange &, const RiskRuleChange &) = default;
};

/// What an analyst can edit of a document.
struct DocumentEdit {
    QString name;
    QString client;
    QString contractType;
    friend bool operator==(const DocumentEdit &, const DocumentEdit &) = default;
};

/// How analysts change documents. Every change is one transaction with its audit row.
///
/// Thread: any; nothing blocks; futures finish on a storage thread.
class DocumentSink
{
public:
    virtual ~DocumentSink() = default;

    /// Reads the file, stores the bytes in chunks (once per content), the document and its extraction job: all or nothing.
    /// `progress` hears bytes done and total on a storage thread. InvalidRequest: empty, too large, not a file.
    [[nodiscard]] virtual QFuture<Result<AddedDocument>> add(const NewDocument &document, std::function<void(qint64, qint64)> progress,
                                                             std::stop_token stop) = 0;
    /// FAILED again to PENDING, with a new job; of an analysed document: analyse again with `engine`.
    [[nodiscard]] virtual QFuture<Result<void>> retry(DocumentId id) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> analyse(DocumentId id, const QString &engine) = 0;
    /// Ends the document's waiting and running jobs: FAILED, "cancelled by ...".
    [[nodiscard]] virtual QFuture<Result<void>> cancel(DocumentId id) = 0;
    /// Soft delete, and back: undo.
    [[nodiscard]] virtual QFuture<Result<void>> setActive(const std::vector<DocumentId> &ids, bool isActive) = 0;
    /// Conflict when an analyst changed the name, the metadata or whether it is active after `version`, unless to this very edit.
    /// What workers do to a document meanwhile is no conflict. InvalidRequest: a client or type of more than 200 characters.
    [[nodiscard]] virtual QFuture<Result<void>> edit(DocumentId id, qint64 version, const DocumentEdit &edit) = 0;
    /// Undo and redo: from what it must say now to `edit`. Conflict when it says something else: then somebody else's word stays.
    [[nodiscard]] virtual QFuture<Result<void>> replaceEdit(DocumentId id, const DocumentEdit &present, const DocumentEdit &edit) = 0;
    /// What is said of a finding from now on: judgement and note of `verdict`. Conflict when its note is not `present`'s any more, unless it
    /// is this very one. Where a later analysis has the finding, it is said there.
    [[nodiscard]] virtual QFuture<Result<void>> judge(AnalysisId analysis, int finding, const Verdict &present, const Verdict &verdict) = 0;

    [[nodiscard]] virtual QFuture<Result<std::vector<RiskRuleChange>>> fetchRiskRuleChanges() = 0;
    /// From `former`, the rule's change as it was read, to `change`; an empty one is the data file's. Conflict when somebody else has
    /// changed the rule since, unless to this very change.
    [[nodiscard]] virtual QFuture<Result<void>> changeRiskRule(const RiskRuleChange &former, const RiskRuleChange &change) = 0;
};

} // namespace lectern
