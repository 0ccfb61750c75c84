// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/bytes/text_window.h"
#include "models/import/records/delimited_scanner.h"
#include "models/import/records/record_reader.h"

namespace lectern::imports {

/// Records of CSV and its relatives.
///
/// A record whose quoting is broken is delivered with that defect and reading goes on at the next line; a quote that
/// does not close within maxRecordBytes, or never, ends the file with an error that names the line where it opened.
/// Blank lines are records with a defect, except at the end of the file.
class DelimitedReader final : public RecordReader
{
public:
    /// Reads the head of the window: dialect and names of the columns.
    [[nodiscard]] static Result<std::unique_ptr<RecordReader>> open(TextWindow window);

    Result<bool> next(Record &record) override;
    const QStringList &columns() const override { return m_columns; }
    QByteArray rawRecord() const override { return m_raw; }
    QString format() const override;
    QString delimiter() const override { return QString(QLatin1Char(m_dialect.delimiter)); }
    bool hasHeader() const override { return m_hasHeader; }
    const TextStream &text() const override { return m_window.text(); }

private:
    explicit DelimitedReader(TextWindow window) : m_window(std::move(window)) {}
    [[nodiscard]] Result<void> readHead();
    void passSeparatorLine();
    /// Scans the record at the window's position; false at the end of the file.
    [[nodiscard]] Result<bool> scanRecord(Record &record);
    [[nodiscard]] Result<bool> skipOverlongLine(Record &record);
    [[nodiscard]] StorageError openQuote() const;
    void takeFields(Record &record);
    void deliverBrokenLine(Record &record);
    [[nodiscard]] Result<bool> onlyBlankLinesFollow();

    TextWindow m_window;
    Dialect m_dialect;
    DelimitedScanner m_scanner{Dialect{}};
    QStringList m_columns;
    QByteArray m_raw;
    qint64 m_recordCount = 0;
    bool m_hasHeader = true;
};

} // namespace lectern::imports
