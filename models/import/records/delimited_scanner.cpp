// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/records/delimited_scanner.h"

#include <cstring>

namespace lectern::imports {

void DelimitedScanner::restart(qsizetype at)
{
    m_spans.clear();
    m_state = State::FieldStart;
    m_begin = m_end = m_at = m_fieldBegin = at;
    m_hasEscapes = false;
}

void DelimitedScanner::endField(qsizetype end)
{
    m_spans.push_back({m_fieldBegin, end, m_hasEscapes});
    m_hasEscapes = false;
    m_state = State::FieldStart;
}

/// At a CR or LF: skips "\n", "\r\n", "\r", or "\r\r\n", which text mode makes of "\r\n". False: needs more bytes.
bool DelimitedScanner::passLineEnd(QByteArrayView buffer, bool atEnd)
{
    if (buffer[m_at] == '\n') {
        ++m_at;
        return true;
    }
    if (m_at + 2 >= buffer.size() && !atEnd)
        return false;
    const QByteArrayView rest = buffer.sliced(m_at);
    m_at += rest.startsWith("\r\r\n") ? 3 : rest.startsWith("\r\n") ? 2 : 1;
    return true;
}

/// Moves to the next delimiter or line end; false if the buffer ends before it.
bool DelimitedScanner::scanPlain(QByteArrayView buffer)
{
    const char *bytes = buffer.data();
    const char delimiter = m_dialect.delimiter;
    for (const qsizetype size = buffer.size(); m_at < size; ++m_at) {
        const char c = bytes[m_at];
        if (c == delimiter || c == '\n' || c == '\r')
            return true;
    }
    return false;
}

/// Moves to the byte after the closing quote; false if the buffer ends before it.
bool DelimitedScanner::scanQuoted(QByteArrayView buffer, bool atEnd)
{
    const qsizetype size = buffer.size();
    while (m_at < size) {
        const char c = buffer[m_at];
        if (m_dialect.hasBackslashEscapes && c == '\\') {
            if (m_at + 1 >= size)
                return false;
            m_hasEscapes = true;
            m_at += 2;
        } else if (c != '"') {
            const void *quote = m_dialect.hasBackslashEscapes ? nullptr : std::memchr(buffer.data() + m_at, '"', size_t(size - m_at));
            m_at = quote ? static_cast<const char *>(quote) - buffer.data() : m_dialect.hasBackslashEscapes ? m_at + 1 : size;
        } else if (m_at + 1 < size && buffer[m_at + 1] == '"') {
            m_hasEscapes = true;
            m_at += 2;
        } else if (m_at + 1 < size || atEnd) {
            m_quoteEnd = m_at++;
            m_state = State::AfterQuote;
            return true;
        } else {
            return false;
        }
    }
    return false;
}

DelimitedScanner::Outcome DelimitedScanner::scan(QByteArrayView buffer, bool atEnd)
{
    for (;;) {
        switch (m_state) {
        case State::FieldStart:
            m_fieldBegin = m_at;
            if (m_dialect.hasQuotes && m_at < buffer.size() && buffer[m_at] == '"') {
                m_fieldBegin = ++m_at;
                m_state = State::Quoted;
            } else if (m_at >= buffer.size() && !atEnd) {
                return Outcome::NeedsMore;
            } else {
                m_state = State::Plain;
            }
            continue;
        case State::Quoted:
            if (!scanQuoted(buffer, atEnd))
                return Outcome::NeedsMore;
            continue;
        case State::AfterQuote:
            while (m_at < buffer.size() && buffer[m_at] == ' ' && m_dialect.delimiter != ' ')
                ++m_at;
            if (m_at >= buffer.size() && !atEnd)
                return Outcome::NeedsMore;
            if (m_at < buffer.size() && buffer[m_at] != m_dialect.delimiter && buffer[m_at] != '\n' && buffer[m_at] != '\r')
                return Outcome::BadQuote;
            break;
        case State::Plain:
            if (!scanPlain(buffer) && !atEnd)
                return Outcome::NeedsMore;
            break;
        }
        // At a delimiter, a line end or the end of the file.
        const bool wasQuoted = m_state == State::AfterQuote;
        const qsizetype stop = m_at;
        const bool atDelimiter = stop < buffer.size() && buffer[stop] == m_dialect.delimiter;
        if (!atDelimiter && stop < buffer.size() && !passLineEnd(buffer, atEnd))
            return Outcome::NeedsMore;
        endField(wasQuoted ? m_quoteEnd : stop);
        m_end = stop;
        if (!atDelimiter)
            return Outcome::Complete;
        ++m_at;
    }
}

QString DelimitedScanner::field(QByteArrayView buffer, size_t index) const
{
    const Span &span = m_spans[index];
    const QByteArrayView raw = buffer.sliced(span.begin, span.end - span.begin);
    if (!span.hasEscapes)
        return QString::fromUtf8(raw);
    QByteArray plain;
    plain.reserve(raw.size());
    for (qsizetype i = 0; i < raw.size(); ++i) {
        const bool isEscape = i + 1 < raw.size()
            && ((raw[i] == '"' && raw[i + 1] == '"')
                || (m_dialect.hasBackslashEscapes && raw[i] == '\\' && (raw[i + 1] == '"' || raw[i + 1] == '\\')));
        plain += raw[isEscape ? ++i : i];
    }
    return QString::fromUtf8(plain);
}

namespace {

struct Agreement {
    double share = 0; ///< Share of the records with as many fields as the first one.
    size_t fieldCount = 0;
};

Agreement agreementUnder(const Dialect &dialect, QByteArrayView head, bool isWhole)
{
    constexpr int maxRecords = 200;
    DelimitedScanner scanner(dialect);
    Agreement agreement;
    int records = 0, agreeing = 0;
    for (qsizetype at = 0; at < head.size() && records < maxRecords;) {
        scanner.restart(at);
        const auto outcome = scanner.scan(head, isWhole);
        if (outcome == DelimitedScanner::Outcome::NeedsMore) {
            records += isWhole && scanner.isInQuotes() ? 1 : 0;
            break;
        }
        if (outcome == DelimitedScanner::Outcome::BadQuote) {
            const qsizetype lineEnd = head.indexOf('\n', at);
            at = lineEnd < 0 ? head.size() : lineEnd + 1;
            ++records;
            continue;
        }
        at = scanner.next();
        const bool isBlank = scanner.end() == scanner.begin();
        if (isBlank)
            continue;
        if (agreement.fieldCount == 0)
            agreement.fieldCount = scanner.spans().size();
        ++records;
        agreeing += scanner.spans().size() == agreement.fieldCount ? 1 : 0;
    }
    agreement.share = records > 0 ? double(agreeing) / records : 0;
    return agreement;
}

} // namespace

Dialect sniffDialect(QByteArrayView head, bool isWhole)
{
    Dialect best;
    double bestScore = 0;
    size_t bestFields = 1;
    for (const char delimiter : {',', ';', '\t', '|'}) {
        for (const Dialect &dialect : {Dialect{delimiter, true, false}, Dialect{delimiter, true, true}, Dialect{delimiter, false, false}}) {
            // Only tables with tabs or bars are written without quoting; with commas a stray quote is an error.
            if (!dialect.hasQuotes && delimiter != '\t' && delimiter != '|')
                continue;
            const Agreement found = agreementUnder(dialect, head, isWhole);
            if (found.fieldCount < 2)
                continue;
            // Standard quoting is preferred unless another dialect explains clearly more records.
            const double score = found.share - (dialect == Dialect{delimiter, true, false} ? 0 : 0.02);
            if (score > bestScore + 1e-9 || (score > bestScore - 1e-9 && found.fieldCount > bestFields)) {
                best = dialect;
                bestScore = score;
                bestFields = found.fieldCount;
            }
        }
    }
    return best;
}

} // namespace lectern::imports
