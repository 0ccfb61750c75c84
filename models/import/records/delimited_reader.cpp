// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/records/delimited_reader.h"

#include "models/import/columns/column_table.h"

#include <QRegularExpression>

#include <algorithm>

namespace lectern::imports {

namespace {

constexpr qsizetype headBytes = 512 << 10;

bool looksLikeData(const QString &field)
{
    static const QRegularExpression data(QStringLiteral(
                                             "^\\s*(?:[-+]?\\d[\\d.,]*%?|\\d{1,4}[-./]\\d{1,2}[-./]\\d{1,4}.*|https?://.*|true|false)\\s*$"),
                                         QRegularExpression::CaseInsensitiveOption);
    return field.size() > 80 || data.match(field).hasMatch();
}

/// Whether a first line contains column names: at least as many known names as values, or nothing that looks like a value.
bool looksLikeHeader(const QStringList &fields)
{
    const auto known = std::count_if(fields.cbegin(), fields.cend(),
                                     [](const QString &field) { return !ColumnTable::instance().fieldsOf(field).empty(); });
    const auto data = std::count_if(fields.cbegin(), fields.cend(), looksLikeData);
    return known > 0 ? data <= known : data == 0;
}

/// Makes all column names distinct.
QStringList uniqueNames(QStringList names)
{
    QStringList unique;
    for (qsizetype i = 0; i < names.size(); ++i) {
        const QString base = names.at(i).trimmed().isEmpty() ? QStringLiteral("column %1").arg(i + 1) : names.at(i).trimmed();
        QString name = base;
        for (int copy = 2; unique.contains(name); ++copy)
            name = QStringLiteral("%1 (%2)").arg(base).arg(copy);
        unique += name;
    }
    return unique;
}

} // namespace

Result<std::unique_ptr<RecordReader>> DelimitedReader::open(TextWindow window)
{
    std::unique_ptr<DelimitedReader> reader(new DelimitedReader(std::move(window)));
    if (auto head = reader->readHead(); !head)
        return failureOf(head);
    return reader;
}

Result<void> DelimitedReader::readHead()
{
    while (m_window.bytes().size() < headBytes && !m_window.atEnd()) {
        if (auto more = m_window.more(); !more)
            return failureOf(more);
    }
    m_dialect = sniffDialect(m_window.bytes().sliced(m_window.position()), m_window.atEnd());
    passSeparatorLine();
    m_scanner = DelimitedScanner(m_dialect);

    Record first;
    do {
        auto got = scanRecord(first);
        if (!got)
            return failureOf(got);
        if (!*got)
            return failure(ErrorCode::InvalidRequest, FaultyPart::File, QStringLiteral("The file has no records."));
        if (!first.defect.isEmpty() && m_scanner.end() != m_scanner.begin()) {
            return failure(ErrorCode::InvalidRequest, FaultyPart::File,
                           QStringLiteral("Line %1, which should name the columns, cannot be read: %2.").arg(first.line).arg(first.defect));
        }
        if (first.values.empty())
            m_window.advanceTo(m_scanner.next());
    } while (first.values.empty());

    QStringList names(first.values.cbegin(), first.values.cend());
    m_hasHeader = looksLikeHeader(names);
    if (m_hasHeader) {
        m_window.advanceTo(m_scanner.next());
    } else {
        for (qsizetype i = 0; i < names.size(); ++i)
            names[i] = QString::number(i + 1);
    }
    m_columns = uniqueNames(names);
    return {};
}

/// Skips Excel's line "sep=;" before the names.
void DelimitedReader::passSeparatorLine()
{
    const QByteArrayView rest = m_window.bytes().sliced(m_window.position());
    const qsizetype lineEnd = rest.indexOf('\n');
    if (rest.size() < 6 || lineEnd < 5 || lineEnd > 6 || !rest.startsWith("sep="))
        return;
    m_dialect.delimiter = rest[4];
    m_window.advanceTo(m_window.position() + lineEnd + 1);
}

Result<bool> DelimitedReader::next(Record &record)
{
    if (m_recordCount > 0)
        m_window.advanceTo(m_scanner.next());
    auto got = scanRecord(record);
    if (!got || !*got)
        return got;
    if (record.values.empty() && record.defect.isEmpty()) { // a blank line
        auto isEnd = onlyBlankLinesFollow();
        if (!isEnd)
            return failureOf(isEnd);
        if (*isEnd)
            return false;
        record.defect = QStringLiteral("the line is empty");
    }
    record.number = m_recordCount++;
    return true;
}

Result<bool> DelimitedReader::scanRecord(Record &record)
{
    record.values.clear();
    record.defect.clear();
    record.defectColumn.clear();
    record.line = m_window.line();
    m_scanner.restart(m_window.position());
    for (;;) {
        switch (m_scanner.scan(m_window.bytes(), m_window.atEnd())) {
        case DelimitedScanner::Outcome::Complete:
            if (m_scanner.begin() == m_window.bytes().size())
                return false;
            takeFields(record);
            return true;
        case DelimitedScanner::Outcome::BadQuote: deliverBrokenLine(record); return true;
        case DelimitedScanner::Outcome::NeedsMore: break;
        }
        if (m_window.atEnd())
            return tl::make_unexpected(openQuote());
        if (m_scanner.scannedTo() - m_scanner.begin() > maxRecordBytes) {
            if (m_scanner.isInQuotes())
                return tl::make_unexpected(openQuote());
            return skipOverlongLine(record);
        }
        if (auto more = m_window.more(); !more)
            return failureOf(more);
    }
}

StorageError DelimitedReader::openQuote() const
{
    const qint64 line = m_window.lineAt(m_scanner.quoteBegin());
    const QString words = m_window.atEnd()
        ? QStringLiteral("Line %1: the quote (\") that opens here is never closed.").arg(line)
        : QStringLiteral("Line %1: the quote (\") that opens here does not close within 1 MiB; it is unbalanced, or the field too large.").arg(line);
    return {ErrorCode::InvalidRequest, FaultyPart::File, words};
}

void DelimitedReader::takeFields(Record &record)
{
    const QByteArrayView bytes = m_window.bytes();
    const auto &spans = m_scanner.spans();
    m_raw = bytes.sliced(m_scanner.begin(), m_scanner.end() - m_scanner.begin()).toByteArray();
    const bool isBlankLine = m_scanner.end() == m_scanner.begin();
    if (isBlankLine)
        return;
    if (m_raw.size() > maxRecordBytes) {
        record.defect = QStringLiteral("the record is larger than 1 MiB");
        return;
    }
    for (size_t i = 0; i < spans.size(); ++i) {
        record.values.push_back(m_scanner.field(bytes, i));
        if (spans[i].end - spans[i].begin > maxFieldBytes) {
            record.defect = QStringLiteral("the field is larger than 256 KiB");
            record.defectColumn = m_columns.value(qsizetype(i));
        }
    }
    while (!m_columns.isEmpty() && record.values.size() > size_t(m_columns.size()) && record.values.back().trimmed().isEmpty())
        record.values.pop_back();
    if (!m_columns.isEmpty() && record.values.size() != size_t(m_columns.size()) && record.defect.isEmpty()) {
        record.defect = QStringLiteral("the record has %1 fields, there are %2 columns").arg(record.values.size()).arg(m_columns.size());
    }
}

void DelimitedReader::deliverBrokenLine(Record &record)
{
    const QByteArrayView bytes = m_window.bytes();
    qsizetype end = m_scanner.begin();
    while (end < bytes.size() && bytes[end] != '\n' && bytes[end] != '\r')
        ++end;
    m_raw = bytes.sliced(m_scanner.begin(), end - m_scanner.begin()).toByteArray();
    const qsizetype next = end + (bytes.sliced(end).startsWith("\r\n") ? 2 : end < bytes.size() ? 1 : 0);
    m_scanner.restart(next);
    record.defect = QStringLiteral("a quote (\") inside a quoted field is not doubled, or one is missing");
}

Result<bool> DelimitedReader::skipOverlongLine(Record &record)
{
    m_raw = m_window.bytes().sliced(m_window.position(), maxFieldBytes).toByteArray();
    for (;;) {
        const qsizetype lineEnd = m_window.bytes().indexOf('\n', m_window.position());
        if (lineEnd >= 0 || m_window.atEnd()) {
            m_scanner.restart(lineEnd >= 0 ? lineEnd + 1 : m_window.bytes().size());
            record.defect = QStringLiteral("the record is larger than 1 MiB");
            return true;
        }
        m_window.advanceTo(m_window.bytes().size());
        if (auto more = m_window.more(); !more)
            return failureOf(more);
    }
}

Result<bool> DelimitedReader::onlyBlankLinesFollow()
{
    for (qsizetype at = m_scanner.next();; ++at) {
        while (at >= m_window.bytes().size()) {
            auto more = m_window.more();
            if (!more)
                return more;
            if (!*more)
                return true;
        }
        if (m_window.bytes()[at] != '\n' && m_window.bytes()[at] != '\r')
            return false;
    }
}

QString DelimitedReader::format() const
{
    switch (m_dialect.delimiter) {
    case '\t': return QStringLiteral("TSV");
    case ';': return QStringLiteral("CSV with semicolons");
    case '|': return QStringLiteral("CSV with bars");
    default: return QStringLiteral("CSV");
    }
}

} // namespace lectern::imports
