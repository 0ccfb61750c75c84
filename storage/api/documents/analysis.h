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

/// The very words of a document that a finding stands on. Made by quoteEvidence() (models/analysis/text/evidence.h) only, which
/// takes the quote from the text itself.
struct Evidence {
    int page = 1;    ///< From 1: where the range begins.
    TextRange range; ///< Of the document's text.
    QString quote;   ///< Exactly the text of the range.
    QByteArray hash; ///< SHA-256 of the quote in UTF-8; 32 bytes.
    friend bool operator==(const Evidence &, const Evidence &) = default;
};

/// What an analyst says of a finding.
enum class Judgement : quint8 { None, Right, Wrong };
struct Verdict {
    Judgement judgement = Judgement::None;
    QString note; ///< At most 4,000 characters.
    QString author;
    QDateTime at; ///< UTC.
    friend bool operator==(const Verdict &, const Verdict &) = default;
};

/// Something that an engine found, tied to the words that show it.
struct Finding {
    int number = 0;        ///< 0-based among the analysis' findings: its name in verdicts and exports.
    QString category;      ///< A CUAD category's exact name ("Cap On Liability"), or another engine's own.
    double confidence = 0; ///< 0..1; 0.8 means right four times in five.
    Evidence evidence;
    Verdict verdict;
};

/// Whether a category was found in the document.
struct CategoryResult {
    QString category;
    bool isPresent = false;
    double confidence = 0;     ///< 0..1, of being present.
    std::vector<int> findings; ///< Numbers.
};

/// A risk that follows from findings, or from what was looked for and not found.
struct Risk {
    QString rule; ///< Its key in the table of risk rules ("uncapped-liability").
    QString title;
    Severity severity = Severity::Low;
    QString why; ///< In plain words.
    QString recommendation;
    std::vector<int> findings; ///< Numbers; empty: the risk is that something was not found.
};

/// What a summary says, each fact with its evidence.
struct SummaryFact {
    enum class Kind : quint8 { Title, Party, AgreementDate, EffectiveDate, ExpirationDate, Term, Renewal, GoverningLaw, Money };
    Kind kind = Kind::Party;
    QString value; ///< As a person would say it ("2024-02-01", "Delaware"); at most 1,000 characters.
    Evidence evidence;
};

/// What an analyst said of a finding of an earlier analysis that the present one does not find.
struct LostVerdict {
    AnalysisId analysis; ///< The earlier one.
    int finding = 0;     ///< Its number there.
    QString engine;      ///< Of the earlier one.
    QString category;
    Evidence evidence; ///< The range is empty if the document's text does not say so any more.
    Verdict verdict;
    friend bool operator==(const LostVerdict &, const LostVerdict &) = default;
};

/// What an engine says of a document.
struct Analysis {
    AnalysisId id;
    DocumentId documentId;
    QByteArray textHash; ///< SHA-256 of the document's text in UTF-8: which text the ranges belong to.
    QString engine;      ///< "builtin", "ollama"
    QString engineVersion;
    QString modelUsed; ///< "clauses 1.0", "llama3.2:3b"
    qint64 processingTimeMs = 0;
    WorkStatus status = WorkStatus::Completed;
    QString error;   ///< Why it failed, one clear sentence.
    QString summary; ///< A few plain sentences.
    std::vector<SummaryFact> facts;
    std::vector<Finding> findings;
    std::vector<Risk> risks; ///< Gravest first.
    QStringList recommendations;
    std::vector<CategoryResult> categories; ///< All that were looked for, in the order of the CUAD set.
    std::vector<LostVerdict> lostVerdicts;  ///< In the order of the text.
    int refusedQuotes = 0;                  ///< Answers thrown away because their quote is not the document's own text.
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
