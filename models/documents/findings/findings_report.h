// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/analysis.h"
#include "storage/api/documents/document.h"

#include <QJsonObject>

#include <optional>

namespace lectern::models {

/// The contents of a report on one document. Made from PostgreSQL's data, never from a cached answer.
struct FindingsReport {
    Document document;
    Analysis analysis;
    QDateTime madeAt; ///< UTC.
};

/// The most severe risk that contains the finding. None: no risk does.
[[nodiscard]] Severity gravestRiskOn(const Analysis &analysis, int finding);
/// "Title", "Party", "Agreement date" ...; translated.
[[nodiscard]] QString factTitle(SummaryFact::Kind kind);

/// The report as JSON: document, engine, times, summary, risks, findings and categories; each finding with page, range,
/// quote and the quote's hash. Positions count Unicode code points of the document's text.
[[nodiscard]] QJsonObject reportJson(const FindingsReport &report);

/// One finding as a row of a table; a finding of several risks names them all. Verdicts on findings that the latest analysis
/// does not contain are rows, too, after the others.
struct FindingRow {
    QString document;
    QString category;
    QString risks;
    QString severity;                 ///< The most severe of its risks, translated; empty: no risk.
    std::optional<double> confidence; ///< None: the finding is no longer found.
    int page = 0;
    qint64 start = 0;
    qint64 end = 0; ///< Equal to start: the text no longer contains the quote.
    QString quote;
    QString quoteHash; ///< Hex.
    QString verdict;   ///< "right", "wrong" or empty.
    QString note;
    QString engine;
    QString model;
    QDateTime analysedAt; ///< UTC.
};
[[nodiscard]] std::vector<FindingRow> findingRows(const FindingsReport &report);

} // namespace lectern::models
