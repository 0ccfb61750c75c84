// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/rejects_file.h"

#include "models/export/csv_cell.h"
#include "models/import/records/record_reader.h"
#include "storage/api/files/new_file.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

namespace lectern::imports {

using namespace exports;

namespace {

Result<std::unique_ptr<RecordReader>> reopen(const ImportPlan &plan)
{
    auto source = openByteSource(plan.input);
    if (!source)
        return failureOf(source);
    auto text = TextStream::open(std::move(*source), plan.encoding);
    if (!text)
        return failureOf(text);
    return openRecordReader(std::move(*text));
}

Result<void> writeRows(QIODevice &file, const ImportPlan &plan, std::span<const RejectedRow> rejected)
{
    auto reader = reopen(plan);
    if (!reader)
        return failureOf(reader);
    file.write("line,column,reason,record\r\n");
    Record record;
    record.number = -1;
    for (const RejectedRow &row : rejected) {
        while (record.number < row.recordNumber) {
            auto got = (*reader)->next(record);
            if (!got)
                return failureOf(got);
            if (!*got)
                break;
        }
        const QString raw = record.number == row.recordNumber ? QString::fromUtf8((*reader)->rawRecord()) : QString();
        const QString line = QString::number(row.line) + u',' + guardedCell(row.column) + u',' + guardedCell(row.reason) + u',' + guardedCell(raw)
            + QStringLiteral("\r\n");
        file.write(line.toUtf8());
    }
    return {};
}

/// Starts the file at `path`, or else in a new temporary folder that nobody else can have prepared.
Result<NewFile> beginBesideOrElsewhere(QString &path)
{
    auto beside = NewFile::begin(path);
    if (beside)
        return beside;
    QTemporaryDir own(QDir::tempPath() + QStringLiteral("/lectern-rejected-XXXXXX"));
    own.setAutoRemove(false);
    if (!own.isValid())
        return beside;
    path = own.filePath(QFileInfo(path).fileName());
    return NewFile::begin(path);
}

} // namespace

Result<QString> writeRejectsFile(const ImportPlan &plan, std::span<const RejectedRow> rejected, const QString &folder)
{
    const QFileInfo input(plan.input.path);
    const bool hasSiblings = plan.input.displayName != plan.input.path && !plan.input.member.isEmpty();
    const QString name = input.fileName() + (hasSiblings ? u'.' + QFileInfo(plan.input.member).fileName() : QString())
        + QStringLiteral(".rejects.csv");
    QString path = QDir(folder.isEmpty() ? input.absolutePath() : folder).filePath(name);
    auto file = beginBesideOrElsewhere(path);
    if (!file)
        return failure(file.error().code, FaultyPart::File, QStringLiteral("The rejected rows are in no file: %1").arg(file.error().detail));
    if (auto written = writeRows(file->device(), plan, rejected); !written)
        return failureOf(written);
    if (auto finished = file->finish(); !finished)
        return failureOf(finished);
    return path;
}

} // namespace lectern::imports
