// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/rejects_file.h"

#include "models/export/csv_cell.h"
#include "models/import/record_reader.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace lectern {

namespace {

Result<std::unique_ptr<RecordReader>> reopen(const ImportPlan &plan)
{
    auto source = openByteSource(plan.input);
    if (!source)
        return tl::make_unexpected(source.error());
    auto text = TextStream::open(std::move(*source), plan.encoding);
    if (!text)
        return tl::make_unexpected(text.error());
    return openRecordReader(std::move(*text));
}

Result<void> writeRows(QSaveFile &file, const ImportPlan &plan, std::span<const RejectedRow> rejected)
{
    auto reader = reopen(plan);
    if (!reader)
        return tl::make_unexpected(reader.error());
    file.write("line,column,reason,record\r\n");
    Record record;
    record.number = -1;
    for (const RejectedRow &row : rejected) {
        while (record.number < row.recordNumber) {
            auto got = (*reader)->next(record);
            if (!got)
                return tl::make_unexpected(got.error());
            if (!*got)
                break;
        }
        const QString raw = record.number == row.recordNumber ? QString::fromUtf8((*reader)->rawRecord()) : QString();
        const QString line = QString::number(row.line) + u',' + guardedCell(row.column) + u',' + guardedCell(row.reason) + u','
            + guardedCell(raw) + QStringLiteral("\r\n");
        file.write(line.toUtf8());
    }
    return {};
}

} // namespace

Result<QString> writeRejectsFile(const ImportPlan &plan, std::span<const RejectedRow> rejected, const QString &folder)
{
    const QFileInfo input(plan.input.path);
    const bool hasSiblings = plan.input.displayName != plan.input.path && !plan.input.member.isEmpty();
    const QString name = input.fileName() + (hasSiblings ? u'.' + QFileInfo(plan.input.member).fileName() : QString())
        + QStringLiteral(".rejects.csv");
    QString reason;
    for (const QString &place : {folder.isEmpty() ? input.absolutePath() : folder, QDir::tempPath()}) {
        const QString path = QDir(place).filePath(name);
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly)) {
            reason = file.errorString();
            continue;
        }
        if (auto written = writeRows(file, plan, rejected); !written)
            return tl::make_unexpected(written.error());
        if (file.commit())
            return path;
        reason = file.errorString();
    }
    return failure(ErrorCode::Denied, FaultyPart::File, QStringLiteral("The rejected rows could not be written to a file: %1.").arg(reason));
}

} // namespace lectern
