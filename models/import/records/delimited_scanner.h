// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <vector>

namespace lectern::imports {

/// The syntax of a table in text form.
struct Dialect {
    char delimiter = ',';
    bool hasQuotes = true;            ///< Fields may be enclosed in double quotes.
    bool hasBackslashEscapes = false; ///< \" inside quotes, as in MySQL's exports, instead of "".
    friend bool operator==(const Dialect &, const Dialect &) = default;
};

/// Finds the fields of one record in a growing buffer (RFC 4180; CRLF, LF and CR end a record).
///
/// Pure: no I/O. Resumable: after NeedsMore, append to the same buffer and scan again.
class DelimitedScanner
{
public:
    struct Span {
        qsizetype begin = 0, end = 0; ///< Half-open, in the buffer, without the quotes.
        bool hasEscapes = false;
    };
    enum class Outcome {
        Complete,
        NeedsMore, ///< Never when `atEnd`, unless a quote is open.
        BadQuote,  ///< There is text between a closing quote and the next delimiter.
    };

    explicit DelimitedScanner(Dialect dialect) : m_dialect(dialect) {}
    /// The next record begins at `at`.
    void restart(qsizetype at);
    [[nodiscard]] Outcome scan(QByteArrayView buffer, bool atEnd);

    [[nodiscard]] const std::vector<Span> &spans() const { return m_spans; }
    [[nodiscard]] QString field(QByteArrayView buffer, size_t index) const;
    [[nodiscard]] qsizetype begin() const { return m_begin; }
    [[nodiscard]] qsizetype end() const { return m_end; } ///< End of the record, without its line end.
    [[nodiscard]] qsizetype next() const { return m_at; } ///< Start of the next record.
    [[nodiscard]] qsizetype scannedTo() const { return m_at; }
    [[nodiscard]] bool isInQuotes() const { return m_state == State::Quoted; }
    [[nodiscard]] qsizetype quoteBegin() const { return m_fieldBegin - 1; } ///< Requires: isInQuotes().

private:
    enum class State { FieldStart, Plain, Quoted, AfterQuote };
    [[nodiscard]] bool passLineEnd(QByteArrayView buffer, bool atEnd);
    [[nodiscard]] bool scanPlain(QByteArrayView buffer);
    [[nodiscard]] bool scanQuoted(QByteArrayView buffer, bool atEnd);
    void endField(qsizetype end);

    Dialect m_dialect;
    State m_state = State::FieldStart;
    std::vector<Span> m_spans;
    qsizetype m_begin = 0, m_end = 0, m_at = 0, m_fieldBegin = 0, m_quoteEnd = 0;
    bool m_hasEscapes = false;
};

/// The dialect under which the records at the head of a file agree best on their number of fields.
/// `isWhole`: the head is the whole file.
[[nodiscard]] Dialect sniffDialect(QByteArrayView head, bool isWhole);

} // namespace lectern::imports
