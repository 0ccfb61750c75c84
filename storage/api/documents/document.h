// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QHashFunctions>
#include <QJsonObject>
#include <QString>
#include <QUuid>

#include <array>
#include <optional>
#include <string_view>

namespace lectern {

/// The key of a document in PostgreSQL.
struct DocumentId {
    QUuid value;
    friend bool operator==(const DocumentId &, const DocumentId &) = default;
    friend size_t qHash(const DocumentId &id, size_t seed = 0) { return qHash(id.value, seed); }
};

/// A file's type, detected from its content. The order is the order of the PostgreSQL enum `document_kind`: never reorder.
enum class DocumentKind : quint8 { Unknown, Pdf, Docx, Odt, Rtf, Text, Image };
/// State of the work on a document. The order is the order of the PostgreSQL enum `work_status`.
enum class WorkStatus : quint8 { Pending, Processing, Completed, Failed };
/// Severity of a risk. `None`: no risk was found.
enum class Severity : quint8 { None, Low, Medium, High };

/// The names used in SQL, JSON and on the command line: "pdf"; "PENDING"; "high". Indexed by the enum's value.
extern const std::array<std::string_view, 7> documentKindNames;
extern const std::array<std::string_view, 4> workStatusNames;
extern const std::array<std::string_view, 4> severityNames;
[[nodiscard]] QString nameOf(DocumentKind kind);
[[nodiscard]] QString nameOf(WorkStatus status);
[[nodiscard]] QString nameOf(Severity severity);
[[nodiscard]] std::optional<DocumentKind> documentKindFromName(QStringView name);
[[nodiscard]] std::optional<WorkStatus> workStatusFromName(QStringView name);
[[nodiscard]] std::optional<Severity> severityFromName(QStringView name);

/// Number of risks per severity in the latest analysis. Absent in a Document that was not analysed yet.
struct RiskCounts {
    int high = 0;
    int medium = 0;
    int low = 0;
    [[nodiscard]] Severity highest() const
    {
        return high > 0 ? Severity::High : medium > 0 ? Severity::Medium : low > 0 ? Severity::Low : Severity::None;
    }
    friend bool operator==(const RiskCounts &, const RiskCounts &) = default;
};

/// The current attempt at a document's job; identifies whose progress reports apply.
struct WorkAttempt {
    qint64 jobId = 0;
    int attempt = 0;
    friend bool operator==(const WorkAttempt &, const WorkAttempt &) = default;
};

/// Everything about one document except its text and pages. Times are UTC.
struct Document {
    DocumentId id;
    QString ownerName;    ///< Who added it; may be empty.
    QString originalName; ///< NFC, without control characters, at most 200 characters.
    QByteArray sha256;    ///< 32 bytes, of the file.
    qint64 sizeBytes = 0;
    DocumentKind kind = DocumentKind::Unknown;
    WorkStatus status = WorkStatus::Pending; ///< Of the text extraction: COMPLETED as soon as the pages are stored.
    QString reason;                          ///< Why extraction or the latest analysis failed, in one clear sentence. Empty otherwise.
    QString note;                            ///< What a reader should know about the text ("pages 31-50 could not be read").
    QString progress;                        ///< For display only: progress of the work ("page 31 of 50"), or why it waits for a retry; may be empty.
    std::optional<WorkAttempt> work;         ///< Absent: no worker has a job of this document.
    bool isQueued = false;                   ///< A job of this document waits or runs.
    int pageCount = 0;
    qint64 characterCount = 0; ///< Code points in the text.
    double extractionSeconds = 0;
    std::optional<double> ocrConfidence;       ///< 0..1, mean over the pages read by OCR; absent: no page was.
    QString client;                            ///< Editable metadata; may be empty.
    QString contractType;                      ///< Editable metadata; may be empty.
    QJsonObject metadata;                      ///< Everything, client and contract_type included.
    std::optional<DocumentId> previousVersion; ///< This document is a newer version of that one.
    std::optional<RiskCounts> risks;
    WorkStatus analysisStatus = WorkStatus::Pending; ///< Of the latest analysis.
    QDateTime createdAt;
    QDateTime startedAt;
    QDateTime completedAt;
    bool isActive = true;
    QString removedBy;   ///< Who deleted it; empty while it is active.
    QDateTime removedAt; ///< Invalid while it is active.
    qint64 version = 1;  ///< Raised by a trigger on every update, whoever makes it: an analyst or a worker.
};

} // namespace lectern
