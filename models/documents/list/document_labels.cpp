// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/list/document_labels.h"

#include "models/errors/error_text.h"
#include "models/reviews/review_labels.h"
#include "storage/api/documents/contract_likeness.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace lectern::models {

using namespace errors;

namespace {

struct DocumentLabels {
    Q_DECLARE_TR_FUNCTIONS(lectern::models::DocumentLabels)
};

QString leftText(std::chrono::seconds left)
{
    if (left < std::chrono::minutes(2))
        return DocumentLabels::tr("%1 s left").arg(left.count());
    return DocumentLabels::tr("%1 min left").arg(std::chrono::ceil<std::chrono::minutes>(left).count());
}

/// The reason without the document's name, which the document's own row shows already.
QString withoutName(const QString &reason, const QString &name)
{
    const QString lead = QStringLiteral("\"%1\" cannot be read: ").arg(name);
    QString rest = reason.startsWith(lead) ? reason.mid(lead.size()) : reason;
    if (!rest.isEmpty())
        rest[0] = rest[0].toUpper();
    return rest;
}

DocumentBadge riskBadge(const RiskCounts &risks)
{
    using Tone = DocumentBadge::Tone;
    switch (risks.highest()) {
    case Severity::High: return {DocumentLabels::tr("%1 high").arg(risks.high), Tone::Bad};
    case Severity::Medium: return {DocumentLabels::tr("%1 medium").arg(risks.medium), Tone::Warning};
    case Severity::Low: return {DocumentLabels::tr("%1 low").arg(risks.low), Tone::Good};
    case Severity::None: return {DocumentLabels::tr("clear"), Tone::Good};
    }
    Q_UNREACHABLE();
}

/// The kind; judged by the file name until the file has been read.
DocumentKind presumedKind(const Document &document)
{
    static const std::pair<QLatin1String, DocumentKind> endings[] = {
        {QLatin1String("pdf"), DocumentKind::Pdf},   {QLatin1String("docx"), DocumentKind::Docx},  {QLatin1String("odt"), DocumentKind::Odt},
        {QLatin1String("rtf"), DocumentKind::Rtf},   {QLatin1String("txt"), DocumentKind::Text},   {QLatin1String("text"), DocumentKind::Text},
        {QLatin1String("png"), DocumentKind::Image}, {QLatin1String("jpg"), DocumentKind::Image},  {QLatin1String("jpeg"), DocumentKind::Image},
        {QLatin1String("tif"), DocumentKind::Image}, {QLatin1String("tiff"), DocumentKind::Image},
    };
    const QString ending = document.originalName.section(u'.', -1);
    for (const auto &[known, kind] : endings) {
        if (document.kind == DocumentKind::Unknown && ending.compare(known, Qt::CaseInsensitive) == 0)
            return kind;
    }
    return document.kind;
}

} // namespace

QString documentPositionText(int row, qint64 documents, int waiting)
{
    const QLocale locale;
    const QString number = locale.toString(row + 1), count = locale.toString(documents + waiting);
    if (waiting == 0)
        return DocumentLabels::tr("Document %1 of %2").arg(number, count);
    return waiting == 1 ? DocumentLabels::tr("Row %1 of %2, 1 of them on its way").arg(number, count)
                        : DocumentLabels::tr("Row %1 of %2, %3 of them on their way").arg(number, count, locale.toString(waiting));
}

QString displayNameOf(DocumentKind kind)
{
    switch (kind) {
    case DocumentKind::Unknown: return DocumentLabels::tr("File");
    case DocumentKind::Pdf: return QStringLiteral("PDF");
    case DocumentKind::Docx: return QStringLiteral("DOCX");
    case DocumentKind::Odt: return QStringLiteral("ODT");
    case DocumentKind::Rtf: return QStringLiteral("RTF");
    case DocumentKind::Text: return DocumentLabels::tr("Text");
    case DocumentKind::Image: return DocumentLabels::tr("Picture");
    }
    Q_UNREACHABLE();
}

QString displayNameOf(WorkStatus status)
{
    switch (status) {
    case WorkStatus::Pending: return DocumentLabels::tr("Waiting");
    case WorkStatus::Processing: return DocumentLabels::tr("Being read");
    case WorkStatus::Completed: return DocumentLabels::tr("Read");
    case WorkStatus::Failed: return DocumentLabels::tr("Failed");
    }
    Q_UNREACHABLE();
}

QString gradeName(Severity severity)
{
    switch (severity) {
    case Severity::None: return DocumentLabels::tr("Clear");
    case Severity::Low: return DocumentLabels::tr("Low");
    case Severity::Medium: return DocumentLabels::tr("Medium");
    case Severity::High: return DocumentLabels::tr("High");
    }
    Q_UNREACHABLE();
}

QString displayNameOf(DocumentSortKey key)
{
    switch (key) {
    case DocumentSortKey::Date: return DocumentLabels::tr("Date added");
    case DocumentSortKey::Name: return DocumentLabels::tr("Name");
    case DocumentSortKey::Risk: return DocumentLabels::tr("Risk");
    case DocumentSortKey::Relevance: return DocumentLabels::tr("Relevance");
    }
    Q_UNREACHABLE();
}

QString factsText(const Document &document)
{
    QStringList facts{displayNameOf(presumedKind(document))};
    if (document.pageCount == 1)
        facts.append(DocumentLabels::tr("1 page"));
    else if (document.pageCount > 1)
        facts.append(DocumentLabels::tr("%L1 pages").arg(document.pageCount));
    for (const QString &each : {document.client, document.contractType}) {
        if (!each.isEmpty())
            facts.append(withVisibleControls(each));
    }
    return facts.join(QStringLiteral(", "));
}

QString progressText(const PagesRead &read)
{
    const QString pages = DocumentLabels::tr("page %L1 of %L2").arg(read.done).arg(read.total);
    return read.left ? pages + QStringLiteral(", ") + leftText(*read.left) : pages;
}

QString progressText(const IntakeItem &item)
{
    const QLocale locale;
    switch (item.state) {
    case IntakeItem::State::Waiting: return DocumentLabels::tr("waiting for its turn");
    case IntakeItem::State::Uploading:
        if (item.totalBytes <= 0)
            return DocumentLabels::tr("reading the file");
        return DocumentLabels::tr("%1 of %2 stored")
            .arg(locale.formattedDataSize(item.doneBytes, 1, QLocale::DataSizeSIFormat),
                 locale.formattedDataSize(item.totalBytes, 1, QLocale::DataSizeSIFormat));
    case IntakeItem::State::Stored: return DocumentLabels::tr("stored");
    case IntakeItem::State::Existing: return DocumentLabels::tr("This content is here already.");
    case IntakeItem::State::Failed: return {};
    }
    Q_UNREACHABLE();
}

QString shownName(const DocumentListRow &row) { return withVisibleControls(row.stored ? row.stored->document.originalName : row.intake->name); }

std::vector<DocumentBadge> badgesOf(const Document &document)
{
    using Tone = DocumentBadge::Tone;
    std::vector<DocumentBadge> badges;
    if (document.status == WorkStatus::Pending)
        badges.push_back({DocumentLabels::tr("waiting"), Tone::Quiet});
    if (document.status != WorkStatus::Completed)
        return badges;
    if (document.risks)
        badges.push_back(riskBadge(*document.risks));
    else if (document.analysisStatus == WorkStatus::Failed)
        badges.push_back({DocumentLabels::tr("analysis failed"), Tone::Bad});
    else
        badges.push_back({looksLikeNoContract(document) ? DocumentLabels::tr("no contract?") : DocumentLabels::tr("being analysed"), Tone::Quiet});
    if (document.ocrConfidence) {
        const int percent = int(std::lround(*document.ocrConfidence * 100));
        badges.push_back({DocumentLabels::tr("OCR %1 %").arg(percent), percent >= 97 ? Tone::Quiet : Tone::Warning});
    }
    return badges;
}

QString troubleOf(const DocumentListRow &row)
{
    if (row.intake && row.intake->error)
        return fileErrorText(*row.intake->error);
    if (row.stored && row.stored->document.status == WorkStatus::Failed) {
        const QString reason = withVisibleControls(withoutName(row.stored->document.reason, row.stored->document.originalName));
        return reason.isEmpty() ? DocumentLabels::tr("It could not be read.") : reason;
    }
    return {};
}

QString speechOf(const DocumentListRow &row, const std::optional<PagesRead> &read)
{
    QStringList parts{shownName(row)};
    if (row.stored) {
        parts.append(factsText(row.stored->document));
        for (const DocumentBadge &badge : badgesOf(row.stored->document))
            parts.append(badge.text);
        if (looksLikeNoContract(row.stored->document))
            parts.append(DocumentLabels::tr("it does not look like a contract"));
        if (row.stored->document.status == WorkStatus::Processing)
            parts.append(read ? progressText(*read) : displayNameOf(WorkStatus::Processing));
    } else {
        parts.append(progressText(*row.intake));
    }
    parts.append(troubleOf(row));
    if (row.stored && row.stored->snippet.page > 0)
        parts.append(DocumentLabels::tr("found on page %1: %2").arg(row.stored->snippet.page).arg(withVisibleControls(row.stored->snippet.text)));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

} // namespace lectern::models
