// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/table/row_texts.h"

#include "models/reviews/rows/review_model.h"
#include "ui/reviews/table/rank_selection.h"
#include "ui/reviews/table/table_header.h"

#include <QLocale>

namespace lectern::ui {

using namespace models;

namespace {

constexpr qint64 copiedRowLimit = 100'000;

QString asTsvCell(QString text)
{
    // Marks a cell as text that a spreadsheet would otherwise run as a formula.
    if (!text.isEmpty() && QStringLiteral("=+-@").contains(text.front())) {
        bool isNumber = false;
        QLocale().toDouble(text, &isNumber);
        if (!isNumber)
            text.prepend(QLatin1Char('\''));
    }
    return text.replace(QLatin1Char('\t'), QLatin1Char(' '));
}

QList<int> chosenSections(const TableHeader &header)
{
    QList<int> sections;
    for (int visual = 0; visual < header.count(); ++visual) {
        const int section = header.logicalIndex(visual);
        if (header.isColumnChosen(ReviewColumn(section)))
            sections << section;
    }
    return sections;
}

QString lineOf(const QStringList &cells) { return cells.join(QLatin1Char('\t')) + QLatin1Char('\n'); }

} // namespace

CopiedRows copyRows(const ReviewModel &model, const TableHeader &header, const RankSelection &rows)
{
    const QList<int> sections = chosenSections(header);
    QStringList titles;
    for (const int section : sections)
        titles << titleOf(ReviewColumn(section));
    CopiedRows copied{lineOf(titles), 0};
    for (const auto &[first, last] : rows.ranges()) {
        for (qint64 row = first; row <= std::min(last, first + copiedRowLimit); ++row) {
            if (!model.findRow(int(row)))
                continue;
            QStringList cells;
            for (const int section : sections)
                cells << asTsvCell(model.index(int(row), section).data().toString());
            copied.text += lineOf(cells);
            ++copied.count;
        }
    }
    return copied;
}

QString rowInWords(const ReviewModel &model, const TableHeader &header, qint64 row)
{
    QStringList cells;
    for (int visual = 0; visual < header.count(); ++visual) {
        const int section = header.logicalIndex(visual);
        const QString text = model.index(int(row), section).data(Qt::AccessibleTextRole).toString();
        if (header.isColumnChosen(ReviewColumn(section)) && !text.isEmpty())
            cells << titleOf(ReviewColumn(section)) + QLatin1Char(' ') + text;
    }
    return cells.join(QStringLiteral(", "));
}

} // namespace lectern::ui
