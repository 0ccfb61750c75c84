// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/values/date_tokens.h"

#include "models/import/columns/column_table.h"
#include "models/import/values/date_words.h"

namespace lectern::imports {

namespace {

bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }

class Tokeniser
{
public:
    explicit Tokeniser(QStringView text) : m_text(text) {}
    DateTokens run()
    {
        while (m_at < m_text.size()) {
            const QChar c = m_text[m_at];
            if (isDigit(c))
                takeNumber();
            else if (c.isLetter())
                takeWord();
            else if ((c == u'+' || c == u'-') && m_tokens.time && isDigit(peek(1)))
                takeOffset();
            else
                takeOther(c);
        }
        if (m_tokens.time && m_isAfternoon && m_tokens.time->hour() < 12)
            m_tokens.time = m_tokens.time->addSecs(12 * 3600);
        if (m_tokens.time && m_isMorning && m_tokens.time->hour() == 12)
            m_tokens.time = m_tokens.time->addSecs(-12 * 3600);
        return std::move(m_tokens);
    }

private:
    QChar peek(qsizetype ahead) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : QChar(); }

    int digitsFrom(int *count)
    {
        int value = 0;
        for (*count = 0; m_at < m_text.size() && isDigit(m_text[m_at]); ++m_at, ++*count) {
            if (*count < 9)
                value = value * 10 + (m_text[m_at].unicode() - u'0');
        }
        return value;
    }

    void takeNumber()
    {
        int digits = 0;
        const int value = digitsFrom(&digits);
        if (peek(0) == u':' && isDigit(peek(1)) && digits <= 2 && !m_tokens.time)
            takeTime(value);
        else
            m_tokens.numbers.push_back({value, digits});
    }

    void takeTime(int hour)
    {
        int parts[2] = {0, 0};
        int digits = 0, milliseconds = 0;
        for (int &part : parts) {
            if (peek(0) != u':' || !isDigit(peek(1)))
                break;
            ++m_at;
            part = digitsFrom(&digits);
        }
        if ((peek(0) == u'.' || peek(0) == u',') && isDigit(peek(1))) {
            ++m_at;
            const qsizetype from = m_at;
            (void)digitsFrom(&digits);
            milliseconds = m_text.sliced(from, m_at - from).toString().leftJustified(3, u'0', true).toInt();
        }
        m_tokens.time = QTime(hour == 24 ? 0 : hour, parts[0], parts[1] == 60 ? 59 : parts[1], milliseconds);
    }

    void takeOffset()
    {
        const int sign = m_text[m_at++] == u'-' ? -1 : 1;
        int digits = 0, minuteDigits = 0;
        int value = digitsFrom(&digits);
        int minutes = 0;
        if (digits > 2) {
            minutes = value % 100;
            value /= 100;
        } else if (peek(0) == u':') {
            ++m_at;
            minutes = digitsFrom(&minuteDigits);
        }
        if (digits > 4 || value > 15) // not an offset, as in "10:00 - 2019"
            m_tokens.numbers.push_back({value * (digits > 2 ? 100 : 1) + minutes, digits});
        else
            m_tokens.zoneOffset = sign * (value * 3600 + minutes * 60);
    }

    void takeWord()
    {
        const qsizetype from = m_at;
        while (m_at < m_text.size() && (m_text[m_at].isLetter() || m_text[m_at].isMark()))
            ++m_at;
        const QString word = normalisedName(m_text.sliced(from, m_at - from).toString().toLower());
        const bool isOrdinal = from > 0 && isDigit(m_text[from - 1])
            && (word == QLatin1String("st") || word == QLatin1String("nd") || word == QLatin1String("rd") || word == QLatin1String("th")
                || word == QLatin1String("er") || word == QLatin1String("o"));
        if (isOrdinal || word == QLatin1String("t"))
            return;
        if (word == QLatin1String("pm") || word == QLatin1String("p"))
            m_isAfternoon = true;
        else if (word == QLatin1String("am"))
            m_isMorning = true;
        else if (const auto month = monthNamed(word); month && !m_tokens.month)
            m_tokens.month = month;
        else if (const auto offset = m_tokens.time ? zoneOffsetNamed(word) : std::nullopt)
            m_tokens.zoneOffset = offset;
        else
            m_tokens.words += word;
        if (word == QLatin1String("ago")) // August in Spanish, but "3 days ago" in English
            m_tokens.words += word;
    }

    void takeOther(QChar c)
    {
        m_tokens.isHyphenated |= c == u'-';
        m_tokens.hasDots |= c == u'.';
        ++m_at;
    }

    QStringView m_text;
    qsizetype m_at = 0;
    bool m_isAfternoon = false, m_isMorning = false;
    DateTokens m_tokens;
};

} // namespace

DateTokens tokeniseDate(QStringView text) { return Tokeniser(text).run(); }

} // namespace lectern::imports
