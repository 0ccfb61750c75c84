// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/records/json_flattener.h"

#include <QChar>

#include <cstring>

namespace lectern::imports {

namespace {

bool isSpace(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

void appendUtf8(QByteArray &into, char32_t code)
{
    if (QChar::isSurrogate(code))
        code = QChar::ReplacementCharacter;
    into += QString::fromUcs4(&code, 1).toUtf8();
}

} // namespace

JsonExtent::Outcome JsonExtent::scan(QByteArrayView buffer)
{
    for (; m_at < buffer.size(); ++m_at) {
        const char c = buffer[m_at];
        if (m_isInString) {
            if (m_isEscaped)
                m_isEscaped = false;
            else if (c == '\\')
                m_isEscaped = true;
            else if (c == '"')
                m_isInString = false;
            if (!m_isInString && m_depth == 0) {
                ++m_at;
                return Outcome::Complete;
            }
            continue;
        }
        const bool endsScalar = m_isScalar && (c == ',' || c == ']' || c == '}' || isSpace(c));
        if (endsScalar && m_depth == 0)
            return Outcome::Complete;
        if (c == '"') {
            m_isInString = true;
        } else if (c == '{' || c == '[') {
            if (++m_depth > RecordReader::maxDepth)
                return Outcome::TooDeep;
        } else if (c == '}' || c == ']') {
            if (--m_depth < 0)
                return Outcome::Unbalanced;
            if (m_depth == 0) {
                ++m_at;
                return Outcome::Complete;
            }
        } else if (m_depth == 0) {
            m_isScalar = true;
        }
    }
    return Outcome::NeedsMore;
}

void JsonFlattener::flatten(QByteArrayView object, Record &record)
{
    m_json = object;
    m_at = 0;
    m_depth = 0;
    m_path.clear();
    m_record = &record;
    for (QString &value : record.values)
        value.clear();
    skipSpace();
    if (m_at >= m_json.size() || m_json[m_at] != '{') {
        record.defect = QStringLiteral("the record is not a JSON object");
        return;
    }
    if (readObject()) {
        skipSpace();
        if (m_at < m_json.size())
            (void)fail("something follows the JSON object");
    }
}

bool JsonFlattener::fail(const char *what)
{
    if (m_record->defect.isEmpty())
        m_record->defect = QStringLiteral("not valid JSON: %1, at character %2 of the record").arg(QLatin1String(what)).arg(m_at + 1);
    return false;
}

void JsonFlattener::skipSpace()
{
    while (m_at < m_json.size() && isSpace(m_json[m_at]))
        ++m_at;
}

bool JsonFlattener::skipTo(char expected)
{
    skipSpace();
    if (m_at >= m_json.size() || m_json[m_at] != expected)
        return false;
    ++m_at;
    return true;
}

bool JsonFlattener::readObject()
{
    if (++m_depth > RecordReader::maxDepth)
        return fail("it is nested more than 64 deep");
    ++m_at;
    if (!skipTo('}')) {
        do {
            if (!readMember())
                return false;
        } while (skipTo(','));
        if (!skipTo('}'))
            return fail("a comma or } is missing");
    }
    --m_depth;
    return true;
}

bool JsonFlattener::readMember()
{
    skipSpace();
    if (m_at >= m_json.size() || m_json[m_at] != '"')
        return fail("a name in quotes is missing");
    QByteArray name;
    if (!readString(name))
        return false;
    if (!skipTo(':'))
        return fail("a colon is missing");
    const qsizetype outer = m_path.size();
    if (outer > 0)
        m_path += '.';
    m_path += name;
    skipSpace();
    const bool isRead = readValue();
    m_path.truncate(outer);
    return isRead;
}

bool JsonFlattener::readValue()
{
    if (m_at >= m_json.size())
        return fail("a value is missing");
    switch (m_json[m_at]) {
    case '{': return readObject();
    case '[': return readArray();
    case '"':
        m_string.clear();
        if (!readString(m_string))
            return false;
        put(m_string);
        return true;
    default: return readLiteral();
    }
}

bool JsonFlattener::readString(QByteArray &into)
{
    for (++m_at; m_at < m_json.size();) {
        const qsizetype from = m_at;
        while (m_at < m_json.size() && m_json[m_at] != '"' && m_json[m_at] != '\\' && uchar(m_json[m_at]) >= 0x20)
            ++m_at;
        into.append(m_json.data() + from, m_at - from);
        if (m_at >= m_json.size())
            break;
        if (m_json[m_at] == '"') {
            ++m_at;
            return true;
        }
        if (m_json[m_at] != '\\')
            return fail("a control character stands in a string");
        if (!readEscape(into))
            return false;
    }
    return fail("a string does not end");
}

bool JsonFlattener::readEscape(QByteArray &into)
{
    static constexpr char letters[] = "\"\\/bfnrt";
    static constexpr char meanings[] = "\"\\/\b\f\n\r\t";
    const char kind = m_at + 1 < m_json.size() ? m_json[m_at + 1] : '\0';
    m_at += 2;
    if (const char *letter = kind ? std::strchr(letters, kind) : nullptr) {
        into += meanings[letter - letters];
        return true;
    }
    const auto hexAt = [this](qsizetype at, bool *isHex) {
        *isHex = false;
        return at + 4 <= m_json.size() ? m_json.sliced(at, 4).toByteArray().toUInt(isHex, 16) : 0U;
    };
    bool isHex = false;
    char32_t code = kind == 'u' ? hexAt(m_at, &isHex) : 0;
    if (!isHex)
        return fail("an escape sequence is unknown");
    m_at += 4;
    if (QChar::isHighSurrogate(code) && m_at + 6 <= m_json.size() && m_json[m_at] == '\\' && m_json[m_at + 1] == 'u') {
        const char32_t low = hexAt(m_at + 2, &isHex);
        if (isHex && QChar::isLowSurrogate(low)) {
            code = QChar::surrogateToUcs4(char16_t(code), char16_t(low));
            m_at += 6;
        }
    }
    appendUtf8(into, code);
    return true;
}

bool JsonFlattener::readArray()
{
    JsonExtent extent;
    extent.restart(m_at);
    if (extent.scan(m_json) != JsonExtent::Outcome::Complete)
        return fail("an array does not end");
    const QByteArrayView array = m_json.sliced(m_at, extent.end() - m_at);
    m_at = extent.end();
    const bool isEmpty = array.sliced(1, array.size() - 2).trimmed().isEmpty();
    put(isEmpty ? QByteArrayView() : array);
    return true;
}

bool JsonFlattener::readLiteral()
{
    const qsizetype from = m_at;
    while (m_at < m_json.size() && !isSpace(m_json[m_at]) && !std::strchr(",]}", m_json[m_at]))
        ++m_at;
    const QByteArrayView literal = m_json.sliced(from, m_at - from);
    if (literal == QByteArrayView("null") || literal == QByteArrayView("NaN")) {
        put({});
        return true;
    }
    bool isNumber = false;
    (void)literal.toByteArray().toDouble(&isNumber);
    if (!isNumber && literal != QByteArrayView("true") && literal != QByteArrayView("false"))
        return fail("a value is neither text, number, true, false nor null");
    put(literal);
    return true;
}

void JsonFlattener::put(QByteArrayView utf8)
{
    auto known = m_indices.constFind(m_path);
    if (known == m_indices.constEnd()) {
        if (m_columns.size() >= maxColumns) {
            m_record->defect = QStringLiteral("the file has more than %1 different columns").arg(maxColumns);
            return;
        }
        m_columns += QString::fromUtf8(m_path);
        known = m_indices.insert(m_path, int(m_columns.size() - 1));
    }
    if (m_record->values.size() <= size_t(*known))
        m_record->values.resize(size_t(*known) + 1);
    if (utf8.size() > RecordReader::maxFieldBytes) {
        m_record->defect = QStringLiteral("the field is larger than 256 KiB");
        m_record->defectColumn = m_columns.at(*known);
    }
    m_record->values[size_t(*known)] = QString::fromUtf8(utf8);
}

} // namespace lectern::imports
