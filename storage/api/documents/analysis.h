// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document.h"
#include "storage/api/documents/text_range.h"

#include <QStringList>

#include <vector>

namespace lectern {

/// The key of one analysis in PostgreSQL.
struct AnalysisId {
    QUuid value;
    friend bool operator==(const AnalysisId &, const AnalysisId &) = default;
    friend size_t qHash(const AnalysisId &id, size_t seed = 0) { return qHash(id.value, seed); }
};

/// The passage of a document that supports a finding. Made only by quoteEvidence() (models/analysis/text/evidence.h), which takes
/// the quote from the text itself.
struct Evidence {
    int page = 1;    ///< From 1; the page on which the range begins.
    TextRange range; ///< In the document's text.
    QString quote;   ///< Exactly the text of the range.
    QByteArray hash; ///< SHA-256 of the quote in UTF-8; 32 bytes.
    friend bool operator==(const Evidence &, const Evidence &) = default;
};

/// An analyst's judgement of a finding.
enum class Judgement : quint8 { None, Right, Wrong };
struct Verdict {
    Judgement judgement = Judgement::None;
    QString note; ///< At most 4,000 characters.
    QString author;
    QDateTime at; ///< UTC.
    friend bool operator==(const Verdict &, const Verdict &) = default;
};

/// Something that an engine found, with the passage that shows it.
struct Finding {
    int number = 0;        ///< 0-based index in the analysis; identifies the finding in verdicts and exports.
    QString category;      ///< Exact name of a CUAD category ("Cap On Liability"), or another engine's own name.
    double confidence = 0; ///< 0..1; 0.8 means right four times in five.
    Evidence evidence;
    Verdict verdict;
};

/// Whether a category was found in the document.
struct CategoryResult {
    QString category;
    bool isPresent = false;
    double confidence = 0;     ///< 0..1, that the category is present.
    std::vector<int> findings; ///< Numbers of findings.
};

/// A risk that follows from findings, or from something that was looked for and not found.
struct Risk {
    QString rule; ///< Key in the table of risk rules ("uncapped-liability").
    QString title;
    Severity severity = Severity::Low;
    QString why; ///< In plain words.
    QString recommendation;
    std::vector<int> findings; ///< Numbers of findings; empty: the risk is that something was not found.
};

/// One statement of a summary, with its evidence.
struct SummaryFact {
    enum class Kind : quint8 { Title, Party, AgreementDate, EffectiveDate, ExpirationDate, Term, Renewal, GoverningLaw, Money };
    Kind kind = Kind::Party;
    QString value; ///< Written for people ("2024-02-01", "Delaware"); at most 1,000 characters.
    Evidence evidence;
};

/// A verdict on a finding of an earlier analysis that the present analysis does not contain.
struct LostVerdict {
    AnalysisId analysis; ///< The earlier analysis.
    int finding = 0;     ///< The finding's number in it.
    QString engine;      ///< The engine of the earlier analysis.
    QString category;
    Evidence evidence; ///< The range is empty if the document's text no longer contains the quote.
    Verdict verdict;
    friend bool operator==(const LostVerdict &, const LostVerdict &) = default;
};

/// An engine's result for a document.
struct Analysis {
    AnalysisId id;
    DocumentId documentId;
    QByteArray textHash; ///< SHA-256 of the text (UTF-8) that the ranges refer to.
    QString engine;      ///< "builtin", "ollama"
    QString engineVersion;
    QString modelUsed; ///< "clauses 1.0", "llama3.2:3b"
    qint64 processingTimeMs = 0;
    WorkStatus status = WorkStatus::Completed;
    QString error;   ///< Why it failed, in one clear sentence.
    QString summary; ///< A few plain sentences.
    std::vector<SummaryFact> facts;
    std::vector<Finding> findings;
    std::vector<Risk> risks; ///< Gravest first.
    QStringList recommendations;
    std::vector<CategoryResult> categories; ///< Every category that was looked for, in CUAD's order.
    std::vector<LostVerdict> lostVerdicts;  ///< In the order of the text.
    int refusedQuotes = 0;                  ///< Answers dropped because their quote is not in the document's text.
    QDateTime createdAt;
    qint64 version = 1;
};

/// How often analysts agreed with an engine.
struct EnginePrecision {
    QString engine;
    QString engineVersion;
    QString modelUsed;
    qint64 right = 0;
    qint64 wrong = 0;
};

} // namespace lectern
