// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/records/json_reader.h"

#include "models/import/columns/column_table.h"

#include <algorithm>
#include <cctype>
#include <cstring>

namespace lectern::imports {

namespace {

constexpr int maxWrapperDepth = 8;

/// Whether an object has names that are typical of reviews, so that an array of such objects is the one to read.
bool looksLikeReview(QByteArrayView object)
{
    JsonFlattener flattener;
    Record record;
    flattener.flatten(object, record);
    const QStringList &columns = flattener.columns();
    const auto isOfReviews = [](const ColumnTable::NameMatch &match) {
        return match.field == Field::Text || match.field == Field::Rating || match.field == Field::Title || match.field == Field::Positive;
    };
    bool isKnown = false;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        const auto fields = ColumnTable::instance().fieldsOf(columns.at(i));
        const bool isArray = record.value(int(i)).startsWith(u'['); // "reviews": [...] contains reviews, but is not one
        isKnown = isKnown || (!isArray && std::any_of(fields.begin(), fields.end(), isOfReviews));
    }
    return record.defect.isEmpty() && isKnown;
}

} // namespace

Result<std::unique_ptr<RecordReader>> JsonReader::open(TextWindow window)
{
    std::unique_ptr<JsonReader> reader(new JsonReader(std::move(window)));
    if (auto layout = reader->recogniseLayout(); !layout)
        return failureOf(layout);
    return reader;
}

StorageError JsonReader::broken(const QString &what, ErrorCause cause) const
{
    return {.code = ErrorCode::InvalidRequest,
            .part = FaultyPart::File,
            .detail = QStringLiteral("Line %1: %2.").arg(m_window.line()).arg(what),
            .cause = cause};
}

Result<std::optional<char>> JsonReader::peek(bool passCommas)
{
    for (;;) {
        qsizetype at = m_window.position();
        const QByteArrayView bytes = m_window.bytes();
        while (at < bytes.size() && (std::strchr(" \t\r\n", bytes[at]) != nullptr || (passCommas && bytes[at] == ',')) && bytes[at])
            ++at;
        at = m_window.advanceTo(at);
        if (at < m_window.bytes().size())
            return std::optional<char>(m_window.bytes()[at]);
        auto more = m_window.more();
        if (!more)
            return failureOf(more);
        if (!*more)
            return std::optional<char>();
    }
}

Result<std::optional<QByteArrayView>> JsonReader::peekValue()
{
    JsonExtent extent;
    extent.restart(m_window.position());
    for (;;) {
        const auto outcome = extent.scan(m_window.bytes());
        const qsizetype length = extent.end() - m_window.position();
        if (outcome == JsonExtent::Outcome::TooDeep)
            return tl::make_unexpected(broken(QStringLiteral("the JSON is nested more than %1 deep").arg(maxDepth)));
        if (outcome == JsonExtent::Outcome::Unbalanced)
            return tl::make_unexpected(broken(QStringLiteral("a closing bracket stands where a value should")));
        if (outcome == JsonExtent::Outcome::Complete && length <= maxRecordBytes)
            return std::optional(m_window.bytes().sliced(m_window.position(), length));
        if (length > maxRecordBytes)
            return std::optional<QByteArrayView>();
        auto more = m_window.more();
        if (!more)
            return failureOf(more);
        if (!*more)
            return tl::make_unexpected(
                broken(QStringLiteral("the JSON value that begins here does not end: the file is cut off or broken"), ErrorCause::CutOff));
    }
}

Result<void> JsonReader::recogniseLayout()
{
    auto first = peek();
    if (!first)
        return failureOf(first);
    if (*first == '{')
        return recogniseObjects();
    pass(1);
    auto element = peek();
    if (!element)
        return failureOf(element);
    if (*element == ']')
        return failure(ErrorCode::InvalidRequest, FaultyPart::File, QStringLiteral("The file has no records."));
    if (*element != '{')
        return tl::make_unexpected(broken(QStringLiteral("the JSON array does not hold objects with named fields")));
    return {};
}

Result<void> JsonReader::recogniseObjects()
{
    auto object = peekValue();
    if (!object && object.error().cause == ErrorCause::CutOff && m_window.bytes().indexOf('\n') >= 0) {
        m_layout = Layout::Lines; // Only the first line is broken; it will be rejected.
        return {};
    }
    if (!object)
        return failureOf(object);
    if (object->has_value()) {
        const QByteArrayView bytes = **object;
        const bool spansLines = bytes.contains('\n');
        const bool isRecord = looksLikeReview(bytes);
        qsizetype after = m_window.position() + bytes.size();
        for (bool atEnd = false; !atEnd;) {
            while (after < m_window.bytes().size() && std::isspace(uchar(m_window.bytes()[after])))
                ++after;
            if (after < m_window.bytes().size())
                break;
            auto more = m_window.more();
            if (!more)
                return failureOf(more);
            atEnd = !*more;
        }
        const bool isAlone = after >= m_window.bytes().size();
        if (!isAlone || isRecord) {
            m_layout = spansLines || isAlone ? Layout::Objects : Layout::Lines;
            return {};
        }
    }
    auto entered = enterNestedArray(1);
    if (!entered)
        return failureOf(entered);
    if (!*entered) {
        return failure(ErrorCode::InvalidRequest, FaultyPart::File,
                       QStringLiteral("The JSON object holds no array of reviews. If it was saved by columns, save it by records."));
    }
    m_layout = Layout::NestedArray;
    return {};
}

/// At "{": goes through its members up to an array of reviews, and stops after that array's "[".
Result<bool> JsonReader::enterNestedArray(int depth)
{
    pass(1);
    for (;;) {
        auto at = peek(true);
        if (!at)
            return failureOf(at);
        if (*at == '}') {
            pass(1);
            return false;
        }
        if (*at != '"')
            return tl::make_unexpected(broken(QStringLiteral("a name in quotes is missing")));
        if (auto name = skipValue(); !name)
            return failureOf(name);
        if (auto colon = peek(); !colon || *colon != ':')
            return tl::make_unexpected(colon ? broken(QStringLiteral("a colon is missing")) : colon.error());
        pass(1);
        auto entered = enterValue(depth);
        if (!entered || *entered)
            return entered;
    }
}

Result<bool> JsonReader::enterValue(int depth)
{
    auto at = peek();
    if (!at)
        return failureOf(at);
    if (*at == '{' && depth < maxWrapperDepth)
        return enterNestedArray(depth + 1);
    if (*at == '[') {
        pass(1);
        auto first = peek();
        if (!first)
            return failureOf(first);
        if (*first == '{') {
            auto element = peekValue();
            if (!element)
                return failureOf(element);
            if (element->has_value() && looksLikeReview(**element))
                return true;
        }
        for (auto next = peek(true);; next = peek(true)) {
            if (!next || !*next)
                return tl::make_unexpected(next ? broken(QStringLiteral("an array is not closed")) : next.error());
            if (*next == ']')
                break;
            if (auto skipped = skipValue(); !skipped)
                return failureOf(skipped);
        }
        pass(1);
        return false;
    }
    if (auto skipped = skipValue(); !skipped)
        return failureOf(skipped);
    return false;
}

/// Skips one value of any size in constant memory.
Result<void> JsonReader::skipValue()
{
    JsonExtent extent;
    extent.restart(m_window.position());
    for (;;) {
        const auto outcome = extent.scan(m_window.bytes());
        if (outcome == JsonExtent::Outcome::TooDeep || outcome == JsonExtent::Outcome::Unbalanced)
            return tl::make_unexpected(broken(QStringLiteral("the JSON is not balanced, or nested more than %1 deep").arg(maxDepth)));
        const qsizetype at = m_window.advanceTo(extent.end());
        if (outcome == JsonExtent::Outcome::Complete)
            return {};
        extent.moveBy(at - extent.end());
        auto more = m_window.more();
        if (!more)
            return failureOf(more);
        if (!*more)
            return tl::make_unexpected(broken(QStringLiteral("the file is cut off inside a JSON value")));
    }
}

Result<bool> JsonReader::next(Record &record)
{
    record.defect.clear();
    record.defectColumn.clear();
    auto got = m_layout == Layout::Lines ? nextLine(record) : nextElement(record);
    if (got && *got)
        record.number = m_recordCount++;
    return got;
}

Result<bool> JsonReader::nextElement(Record &record)
{
    auto at = peek(true);
    if (!at)
        return failureOf(at);
    const bool isArray = m_layout != Layout::Objects;
    if (!*at && isArray)
        return tl::make_unexpected(broken(QStringLiteral("the JSON array is not closed: the file is cut off")));
    if (!*at || (isArray && *at == ']'))
        return false;
    record.line = m_window.line();
    auto value = peekValue();
    if (!value)
        return failureOf(value);
    if (!value->has_value()) {
        m_raw = m_window.bytes().sliced(m_window.position(), maxFieldBytes).toByteArray();
        record.defect = QStringLiteral("the record is larger than 1 MiB");
        if (auto skipped = skipValue(); !skipped)
            return failureOf(skipped);
        return true;
    }
    m_raw = (*value)->toByteArray();
    m_flattener.flatten(m_raw, record);
    pass(m_raw.size());
    return true;
}

Result<bool> JsonReader::nextLine(Record &record)
{
    auto at = peek();
    if (!at || !*at)
        return at ? Result<bool>(false) : failureOf(at);
    record.line = m_window.line();
    qsizetype end = m_window.position();
    for (;;) {
        const qsizetype found = m_window.bytes().indexOf('\n', end);
        if (found >= 0) {
            end = found;
            break;
        }
        end = m_window.bytes().size();
        if (end - m_window.position() > maxRecordBytes)
            return nextOverlongLine(record);
        auto more = m_window.more();
        if (!more)
            return failureOf(more);
        if (!*more)
            break;
    }
    m_raw = m_window.bytes().sliced(m_window.position(), end - m_window.position()).toByteArray();
    if (m_raw.size() > maxRecordBytes)
        record.defect = QStringLiteral("the record is larger than 1 MiB");
    else
        m_flattener.flatten(m_raw, record);
    m_window.advanceTo(end);
    return true;
}

Result<bool> JsonReader::nextOverlongLine(Record &record)
{
    record.defect = QStringLiteral("the record is larger than 1 MiB");
    m_raw = m_window.bytes().sliced(m_window.position(), maxFieldBytes).toByteArray();
    for (;;) {
        const qsizetype found = m_window.bytes().indexOf('\n', m_window.position());
        m_window.advanceTo(found >= 0 ? found : m_window.bytes().size());
        if (found >= 0)
            return true;
        auto more = m_window.more();
        if (!more)
            return more;
        if (!*more)
            return true;
    }
}

QString JsonReader::format() const
{
    switch (m_layout) {
    case Layout::Array: return QStringLiteral("JSON array");
    case Layout::NestedArray: return QStringLiteral("JSON object with an array");
    case Layout::Lines: return QStringLiteral("JSON lines");
    case Layout::Objects: return QStringLiteral("JSON objects");
    }
    return {};
}

} // namespace lectern::imports
