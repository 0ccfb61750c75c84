// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/bytes/text_window.h"
#include "models/import/records/delimited_scanner.h"
#include "models/import/records/record_reader.h"

namespace lectern::imports {

/// Reads records of CSV and similar formats.
///
/// A record with broken quoting is returned with that defect, and reading continues at the next line. A quote that is
/// not closed within maxRecordBytes, or never, is an error that ends the file and names the line where the quote opened.
/// Blank lines are records with a defect, except at the end of the file.
class DelimitedReader final : public RecordReader
{
public:
    /// Detects the dialect and the column names from the beginning of the window.
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
