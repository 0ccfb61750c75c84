// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/import/import_mapping_view.h"

#include "models/reviews/review_labels.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QHeaderView>

#include <array>

namespace lectern::ui {

using namespace imports;
using namespace models;

QString displayNameOf(Field field)
{
    static constexpr std::array<const char *, fieldCount> names = {
        QT_TRANSLATE_NOOP("Field", "Platform"),
        QT_TRANSLATE_NOOP("Field", "Review id"),
        QT_TRANSLATE_NOOP("Field", "Address of the review"),
        QT_TRANSLATE_NOOP("Field", "Kind of entity"),
        QT_TRANSLATE_NOOP("Field", "Entity id"),
        QT_TRANSLATE_NOOP("Field", "Entity"),
        QT_TRANSLATE_NOOP("Field", "Author"),
        QT_TRANSLATE_NOOP("Field", "Author id"),
        QT_TRANSLATE_NOOP("Field", "Author's picture"),
        QT_TRANSLATE_NOOP("Field", "Verified"),
        QT_TRANSLATE_NOOP("Field", "Title"),
        QT_TRANSLATE_NOOP("Field", "Text"),
        QT_TRANSLATE_NOOP("Field", "What was good"),
        QT_TRANSLATE_NOOP("Field", "What was bad"),
        QT_TRANSLATE_NOOP("Field", "Language"),
        QT_TRANSLATE_NOOP("Field", "Rating"),
        QT_TRANSLATE_NOOP("Field", "Recommended"),
        QT_TRANSLATE_NOOP("Field", "Sentiment score"),
        QT_TRANSLATE_NOOP("Field", "Sentiment"),
        QT_TRANSLATE_NOOP("Field", "Found helpful"),
        QT_TRANSLATE_NOOP("Field", "Replies"),
        QT_TRANSLATE_NOOP("Field", "Likes"),
        QT_TRANSLATE_NOOP("Field", "Shares"),
        QT_TRANSLATE_NOOP("Field", "Owner's reply"),
        QT_TRANSLATE_NOOP("Field", "Replied on"),
        QT_TRANSLATE_NOOP("Field", "Images"),
        QT_TRANSLATE_NOOP("Field", "Tags"),
        QT_TRANSLATE_NOOP("Field", "Reviewed on"),
        QT_TRANSLATE_NOOP("Field", "Visited on"),
        QT_TRANSLATE_NOOP("Field", "Fetched on"),
    };
    return QCoreApplication::translate("Field", names[size_t(field)]);
}

ImportMappingView::ImportMappingView(QWidget *parent) : QTableWidget(0, 3, parent)
{
    setHorizontalHeaderLabels({tr("Column in the file"), tr("Holds, for example"), tr("Means")});
    horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    horizontalHeader()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    horizontalHeader()->setMaximumSectionSize(320);
    horizontalHeader()->setSectionsClickable(false); // sorting is not possible
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    verticalHeader()->hide();
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::NoSelection);
    setShowGrid(false);
    setWordWrap(false);
    setAccessibleName(tr("What the file's columns mean"));
}

void ImportMappingView::showPlan(const ImportPlan &plan)
{
    const bool isSameFile = rowCount() == plan.columns.size();
    m_planned = plan.mapping;
    if (!isSameFile)
        setRowCount(0);
    setRowCount(int(plan.columns.size()));
    for (int column = 0; column < rowCount(); ++column)
        addRow(plan, column);
}

void ImportMappingView::addRow(const ImportPlan &plan, int column)
{
    QStringList values;
    for (const QStringList &record : plan.samples) {
        const QString value = record.value(column).simplified().left(80);
        if (!value.isEmpty() && !values.contains(value))
            values += value;
    }
    auto *name = new QTableWidgetItem(withVisibleControls(plan.columns.at(column)));
    name->setData(Qt::UserRole, plan.columns.at(column));
    setItem(column, 0, name);
    setItem(column, 1, new QTableWidgetItem(withVisibleControls(values.join(QStringLiteral("  ·  ")))));
    fillBox(column, plan.mapping.fieldOf(column));
}

void ImportMappingView::fillBox(int row, std::optional<Field> field)
{
    auto *box = qobject_cast<QComboBox *>(cellWidget(row, 2));
    if (!box) {
        box = new QComboBox(this);
        box->addItem(tr("Keep as metadata"), -1);
        for (int each = 0; each < fieldCount; ++each)
            box->addItem(displayNameOf(Field(each)), each);
        setCellWidget(row, 2, box);
        connect(box, &QComboBox::activated, this, [this, box] {
            // A field has only one column: choosing it here clears it for the previous column.
            for (int other = 0; other < rowCount(); ++other) {
                auto *otherBox = qobject_cast<QComboBox *>(cellWidget(other, 2));
                if (otherBox != box && otherBox->currentData() == box->currentData())
                    otherBox->setCurrentIndex(0);
            }
            Q_EMIT mappingEdited();
        });
    }
    box->setAccessibleName(tr("Meaning of the column %1").arg(item(row, 0)->text()));
    box->setCurrentIndex(box->findData(field ? int(*field) : -1));
}

std::map<Field, QString> ImportMappingView::chosenColumns() const
{
    std::map<Field, QString> columns;
    for (int field = 0; field < fieldCount; ++field) {
        if (m_planned.has(Field(field)))
            columns[Field(field)] = QString();
    }
    for (int row = 0; row < rowCount(); ++row) {
        const int field = qobject_cast<QComboBox *>(cellWidget(row, 2))->currentData().toInt();
        if (field >= 0)
            columns[Field(field)] = item(row, 0)->data(Qt::UserRole).toString();
    }
    return columns;
}

} // namespace lectern::ui
