// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/kit/contract_text.h"

#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QRandomGenerator>

namespace lectern::bench {

namespace {

constexpr int clausesPerPage = 18;

} // namespace

const QStringList &contractClauses()
{
    static const QStringList clauses{
        QStringLiteral(
            "The Supplier shall deliver the goods named in order %1 to the place that the Customer has named, and the risk passes when they are handed over there against a signed receipt."),
        QStringLiteral(
            "This Agreement shall be governed by the laws of the State of Delaware, without regard to rules that would point to the law of another state, as Annex %1 repeats."),
        QStringLiteral(
            "Neither party may assign this Agreement or any right under it without the written consent of the other; a change of control counts as an assignment within the meaning of section %1."),
        QStringLiteral(
            "The Customer shall indemnify the Supplier against claims of third parties that arise from the use of the goods against the written instructions of sheet %1."),
        QStringLiteral(
            "The aggregate liability of the Supplier under this Agreement is limited to the amounts that the Customer has paid in the twelve months before the claim arose, and to %1 dollars at most."),
        QStringLiteral(
            "The term begins on the date of the last signature and runs for three years; it renews for one year each time unless a party gives notice ninety days before its end (see item %1)."),
        QStringLiteral(
            "Either party may terminate for cause with thirty days written notice if the other is in breach of a duty under section %1 and does not cure it in that time."),
        QStringLiteral(
            "The Supplier keeps accounts of all deliveries, and the Customer may inspect the books and records once a year during business hours with ten days notice at its own cost, file %1."),
        QStringLiteral(
            "Invoices are due thirty days after receipt; on late amounts interest of one per cent a month is owed, and delivery %1 may be stopped until they are paid."),
        QStringLiteral(
            "Each party keeps secret what it learns of the business of the other, and for five years after the end of this Agreement uses it for no other purpose than project %1."),
        QStringLiteral(
            "During the term the Customer buys these goods from nobody else in the Territory, and the Supplier appoints no other distributor for lot %1 there."),
        QStringLiteral(
            "The Supplier warrants that the goods are free of defects in material and workmanship for twelve months and repairs or replaces what is not, as list %1 says."),
        QStringLiteral(
            "Notices are given in writing to the addresses on the first page of this Agreement, reference %1, and count as received on the third day after they were posted."),
        QStringLiteral(
            "If provision %1 of this Agreement is void the others stand, and the parties agree on one that comes as close as may be to what the void one meant.")};
    return clauses;
}

QString contractPage(int number, int page)
{
    QRandomGenerator random(quint32(number) * 7919U + quint32(page));
    const QStringList &clauses = contractClauses();
    QString text;
    for (int i = 1; i <= clausesPerPage; ++i) {
        text += QStringLiteral("%1.%2 ").arg(page).arg(i) + clauses[random.bounded(int(clauses.size()))].arg(random.bounded(40'000)) + u'\n';
    }
    return text;
}

std::vector<DocumentPage> contractPages(int number, int pageCount)
{
    std::vector<DocumentPage> pages;
    for (int page = 1; page <= pageCount; ++page)
        pages.push_back({page, QSizeF(595, 842), contractPage(number, page), {}, TextSource::File, {}});
    return pages;
}

void writeContractPdf(const QString &path, int number, int pageCount)
{
    QPdfWriter writer(path);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setResolution(150);
    QPainter painter(&writer);
    painter.setFont(QFont(QStringLiteral("DejaVu Sans"), 8));
    for (int page = 1; page <= pageCount; ++page) {
        if (page > 1)
            writer.newPage();
        painter.drawText(QRect(0, 0, writer.width(), writer.height()), Qt::TextWordWrap, contractPage(number, page));
    }
    if (!painter.end())
        qFatal("cannot write %s", qUtf8Printable(path));
}

} // namespace lectern::bench
