// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/analysis.h"
#include "storage/api/documents/document_page.h"

#include <QCryptographicHash>

namespace lectern {

/// A small contract of one page and its analysis, with correct quotes: one high and one medium risk, one risk of
/// absence, one clause without risk, one category not found.
struct SampleAnalysis {
    std::vector<DocumentPage> pages;
    Analysis analysis;
};

[[nodiscard]] inline Evidence sampleEvidence(const QString &text, const QString &quote)
{
    const qint64 start = text.indexOf(quote);
    return {1, {start, start + quote.size()}, quote, QCryptographicHash::hash(quote.toUtf8(), QCryptographicHash::Sha256)};
}

[[nodiscard]] inline SampleAnalysis sampleAnalysis()
{
    SampleAnalysis sample;
    const QString text = QStringLiteral("SUPPLY AGREEMENT\nThe Supplier shall be liable without limitation as to amount.\n"
                                        "This Agreement renews for one year unless notice is given thirty days before.\n"
                                        "This Agreement is governed by the laws of Delaware.\n");
    sample.pages.push_back({1, QSizeF(595, 842), text, {}, TextSource::File, {}});
    Analysis &analysis = sample.analysis;
    analysis.id = {QUuid(QStringLiteral("{5a0b1d3e-0000-4000-8000-000000000001}"))};
    analysis.documentId = {QUuid(QStringLiteral("{5a0b1d3e-0000-4000-8000-000000000002}"))};
    analysis.textHash = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
    analysis.engine = QStringLiteral("builtin");
    analysis.engineVersion = QStringLiteral("1.0");
    analysis.modelUsed = QStringLiteral("clauses 1.0");
    analysis.processingTimeMs = 12;
    analysis.summary = QStringLiteral("A supply agreement under the law of Delaware.");
    analysis.createdAt = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC);
    analysis.findings = {
        {0, QStringLiteral("Uncapped Liability"), 0.94, sampleEvidence(text, QStringLiteral("liable without limitation as to amount")), {}},
        {1, QStringLiteral("Renewal Term"), 0.91, sampleEvidence(text, QStringLiteral("This Agreement renews for one year")), {}},
        {2, QStringLiteral("Governing Law"), 0.99, sampleEvidence(text, QStringLiteral("governed by the laws of Delaware")), {}},
    };
    analysis.risks = {
        {QStringLiteral("uncapped-liability"),
         QStringLiteral("Uncapped liability"),
         Severity::High,
         QStringLiteral("Nothing limits what you owe."),
         QStringLiteral("Ask for a cap."),
         {0}},
        {QStringLiteral("short-renewal-notice"),
         QStringLiteral("Auto-renewal, 30 days notice"),
         Severity::Medium,
         QStringLiteral("It renews by itself."),
         QStringLiteral("Note the day."),
         {1}},
        {QStringLiteral("no-insurance"),
         QStringLiteral("No insurance asked for"),
         Severity::Low,
         QStringLiteral("No clause asks for insurance."),
         QStringLiteral("Add one."),
         {}},
    };
    analysis.categories = {
        {QStringLiteral("Governing Law"), true, 0.99, {2}},
        {QStringLiteral("Renewal Term"), true, 0.91, {1}},
        {QStringLiteral("Uncapped Liability"), true, 0.94, {0}},
        {QStringLiteral("Insurance"), false, 0.03, {}},
    };
    return sample;
}

/// A note on a passage that the analysis does not find.
[[nodiscard]] inline LostVerdict sampleLostVerdict()
{
    const QString text = sampleAnalysis().pages.front().text;
    return {{QUuid(QStringLiteral("{5a0b1d3e-0000-4000-8000-000000000003}"))},
            4,
            QStringLiteral("ollama"),
            QStringLiteral("Notice Period"),
            sampleEvidence(text, QStringLiteral("thirty days before")),
            {Judgement::Wrong, QStringLiteral("ask for sixty"), QStringLiteral("ana"), QDateTime(QDate(2026, 1, 1), QTime(9, 0), Qt::UTC)}};
}

} // namespace lectern
