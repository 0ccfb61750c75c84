// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QDataStream>
#include <QDateTime>
#include <QIODevice>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <type_traits>

/// Helpers for the codecs of answers. Thread: any; pure.
namespace lectern::cache::codec {

/// First byte of an encoded answer. When the fields of a type change it gets a new letter; old entries then are corrupt, a miss.
enum class Kind : quint8 {
    Review = 'R',
    RowCount = 'c',
    RowIndex = 'i',
    Stats = 's',
    Facets = 'f',
    DocumentList = 'l',
    Document = 'o',
    Analysis = 'A',
    DocumentFacets = 'F',
    Precision = 'p',
};

// One `visit` function per type serves both directions: `Stream` is a Writer or a Reader.

struct Writer {
    QDataStream stream;
    template <typename T>
    Writer &field(const T &value)
    {
        stream << value;
        return *this;
    }
    Writer &size(qsizetype count)
    {
        stream << quint32(count);
        return *this;
    }
};

struct Reader {
    QDataStream stream;
    template <typename T>
    Reader &field(T &value)
    {
        stream >> value;
        return *this;
    }
    /// Qt's format, read by hand because Qt would allocate as many strings as the bytes claim.
    Reader &field(QStringList &strings)
    {
        resize(strings);
        for (QString &string : strings)
            stream >> string;
        return *this;
    }
    /// Resizes to the stored count; corrupt if the remaining bytes cannot hold that many elements.
    template <typename Container>
    void resize(Container &container)
    {
        quint32 count = 0;
        stream >> count;
        if (qint64(count) > stream.device()->bytesAvailable())
            stream.setStatus(QDataStream::ReadCorruptData);
        container.resize(stream.status() == QDataStream::Ok ? count : 0);
    }
};

template <typename Stream, typename T>
void visitEnum(Stream &s, T &value, int count)
{
    if constexpr (std::is_same_v<Stream, Writer>) {
        s.field(quint8(value));
    } else {
        quint8 number = 0;
        s.field(number);
        if (number >= count)
            s.stream.setStatus(QDataStream::ReadCorruptData);
        value = T(number);
    }
}

template <typename Stream, typename T>
void visitOptional(Stream &s, T &optional)
{
    if constexpr (std::is_same_v<Stream, Writer>) {
        s.field(bool(optional));
        if (optional)
            s.field(*optional);
    } else {
        bool isThere = false;
        s.field(isThere);
        if (isThere)
            s.field(optional.emplace());
    }
}

template <typename Stream, typename Array>
void visitCounts(Stream &s, Array &counts)
{
    for (auto &count : counts)
        s.field(count);
}

template <typename Stream, typename Vector, typename VisitElement>
void visitVector(Stream &s, Vector &vector, VisitElement visitElement)
{
    if constexpr (std::is_same_v<Stream, Writer>)
        s.size(qsizetype(vector.size()));
    else
        s.resize(vector);
    for (auto &element : vector)
        visitElement(element);
}

/// Times are UTC in microseconds, but only as precise as QDateTime: milliseconds.
template <typename Stream, typename T>
void visitTime(Stream &s, T &time)
{
    if constexpr (std::is_same_v<Stream, Writer>) {
        const auto millis = time.isValid() ? std::optional<qint64>(time.toMSecsSinceEpoch()) : std::nullopt;
        visitOptional(s, millis);
    } else {
        std::optional<qint64> millis;
        visitOptional(s, millis);
        time = millis ? QDateTime::fromMSecsSinceEpoch(*millis, Qt::UTC) : QDateTime();
    }
}

template <typename Stream, typename T>
void visitMetadata(Stream &s, T &metadata)
{
    if constexpr (std::is_same_v<Stream, Writer>) {
        s.field(QJsonDocument(metadata).toJson(QJsonDocument::Compact));
    } else {
        QByteArray json;
        s.field(json);
        const QJsonDocument document = QJsonDocument::fromJson(json);
        if (!document.isObject())
            s.stream.setStatus(QDataStream::ReadCorruptData);
        metadata = document.object();
    }
}

template <typename Visit>
QByteArray written(Kind kind, Visit visit)
{
    QByteArray bytes;
    Writer writer{QDataStream(&bytes, QIODevice::WriteOnly)};
    writer.stream.setVersion(QDataStream::Qt_6_4);
    writer.field(quint8(kind));
    visit(writer);
    return bytes;
}

template <typename T, typename Visit>
Result<T> readBack(Kind kind, const QByteArray &bytes, Visit visit)
{
    Reader reader{QDataStream(bytes)};
    reader.stream.setVersion(QDataStream::Qt_6_4);
    quint8 found = 0;
    reader.field(found);
    T value;
    if (found == quint8(kind))
        visit(reader, value);
    if (found != quint8(kind) || reader.stream.status() != QDataStream::Ok || !reader.stream.atEnd())
        return failure(ErrorCode::Corrupt, FaultyPart::Redis, QStringLiteral("an entry's payload cannot be decoded"));
    return value;
}

} // namespace lectern::cache::codec
