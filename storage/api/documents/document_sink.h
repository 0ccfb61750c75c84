// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/analysis.h"
#include "storage/api/documents/document.h"
#include "storage/api/result.h"

#include <QFuture>

#include <functional>
#include <stop_token>

namespace lectern {

/// What to do if a document with the same content exists already.
enum class SameContent : quint8 { OpenExisting, AddAnyway };

struct NewDocument {
    QString path;         ///< The file to upload. Read on a storage thread; the path is not stored.
    QString folder;       ///< The folder that the user named, if the file was found in it: see FolderOfFile.
    QString displayName;  ///< Empty: taken from the path.
    QString client;       ///< May be empty.
    QString contractType; ///< May be empty.
    SameContent onSameContent = SameContent::OpenExisting;
    std::optional<DocumentId> previousVersion; ///< The new document is a newer version of that one.
};

struct AddedDocument {
    DocumentId id;
    bool isExisting = false; ///< The content was stored already, and this is the document that has it.
    QByteArray sha256;
};

/// An analyst's change of a risk rule. Absent values: as in the data file.
struct RiskRuleChange {
    QString rule;
    std::optional<bool> isEnabled;
    std::optional<Severity> severity;
    std::optional<QString> explanation;
    std::optional<QString> recommendation;
    friend bool operator==(const RiskRuleChange &, const RiskRuleChange &) = default;
};

/// The fields of a document that an analyst can edit.
struct DocumentEdit {
    QString name;
    QString client;
    QString contractType;
    friend bool operator==(const DocumentEdit &, const DocumentEdit &) = default;
};

/// Analysts' changes of documents. Every change is one transaction with its audit row.
///
/// Thread: any; nothing blocks; futures finish on a storage thread.
class DocumentSink
{
public:
    virtual ~DocumentSink() = default;

    /// Reads the file and stores its bytes in chunks (once per content), the document and its extraction job: all or nothing.
    /// `progress` is called with bytes done and in total, on a storage thread. InvalidRequest: empty, too large, not a file.
    [[nodiscard]] virtual QFuture<Result<AddedDocument>> add(const NewDocument &document, std::function<void(qint64, qint64)> progress,
                                                             std::stop_token stop) = 0;
    /// A FAILED document becomes PENDING again, with a new job; an analysed one is analysed again with `engine`.
    [[nodiscard]] virtual QFuture<Result<void>> retry(DocumentId id) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> analyse(DocumentId id, const QString &engine) = 0;
    /// Ends the document's waiting and running jobs; they become FAILED, "cancelled by ...".
    [[nodiscard]] virtual QFuture<Result<void>> cancel(DocumentId id) = 0;
    /// Soft delete (false) and its undo (true).
    [[nodiscard]] virtual QFuture<Result<void>> setActive(const std::vector<DocumentId> &ids, bool isActive) = 0;
    /// Conflict when an analyst changed the name, the metadata or the active state since `version`, unless to the same values.
    /// Changes by workers do not conflict. InvalidRequest: a client or type of more than 200 characters.
    [[nodiscard]] virtual QFuture<Result<void>> edit(DocumentId id, qint64 version, const DocumentEdit &edit) = 0;
    /// Undo and redo: changes the document from `present` to `edit`. Conflict when it no longer equals `present`; the other change then stays.
    [[nodiscard]] virtual QFuture<Result<void>> replaceEdit(DocumentId id, const DocumentEdit &present, const DocumentEdit &edit) = 0;
    /// Replaces the verdict `present` by `verdict` (judgement and note). Conflict when the note is no longer `present`'s, unless it already
    /// is the new one. If a later analysis contains the finding, the verdict is stored there.
    [[nodiscard]] virtual QFuture<Result<void>> judge(AnalysisId analysis, int finding, const Verdict &present, const Verdict &verdict) = 0;

    [[nodiscard]] virtual QFuture<Result<std::vector<RiskRuleChange>>> fetchRiskRuleChanges() = 0;
    /// Replaces `former`, the change that was read, by `change`; an empty one restores the data file's rule. Conflict when somebody else has
    /// changed the rule since, unless to the same values.
    [[nodiscard]] virtual QFuture<Result<void>> changeRiskRule(const RiskRuleChange &former, const RiskRuleChange &change) = 0;
};

} // namespace lectern
