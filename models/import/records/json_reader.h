// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/bytes/text_window.h"
#include "models/import/records/json_flattener.h"
#include "models/import/records/record_reader.h"

#include <optional>

namespace lectern::imports {

/// Reads records of a JSON array, of JSON lines, of consecutive objects, or of the first array of review-like
/// objects inside one object ({"reviews": [...]}).
///
/// Keeps only one element in memory. A broken element or line is returned with its defect.
class JsonReader final : public RecordReader
{
public:
    /// Requires: the window is at "[" or "{", perhaps after white space.
    [[nodiscard]] static Result<std::unique_ptr<RecordReader>> open(TextWindow window);

    Result<bool> next(Record &record) override;
    const QStringList &columns() const override { return m_flattener.columns(); }
    QByteArray rawRecord() const override { return m_raw; }
    QString format() const override;
    const TextStream &text() const override { return m_window.text(); }

private:
    enum class Layout { Array, NestedArray, Lines, Objects };

    explicit JsonReader(TextWindow window) : m_window(std::move(window)) {}
    [[nodiscard]] Result<void> recogniseLayout();
    [[nodiscard]] Result<void> recogniseObjects();
    [[nodiscard]] Result<bool> enterNestedArray(int depth);
    [[nodiscard]] Result<bool> enterValue(int depth);
    [[nodiscard]] Result<bool> nextElement(Record &record);
    [[nodiscard]] Result<bool> nextLine(Record &record);
    [[nodiscard]] Result<bool> nextOverlongLine(Record &record);
    /// Skips white space (and commas between elements of an array); returns the byte there, or nothing at the end.
    [[nodiscard]] Result<std::optional<char>> peek(bool passCommas = false);
    void pass(qsizetype count) { m_window.advanceTo(m_window.position() + count); }
    /// The value at the window's position, or nothing if it is longer than a record may be.
    [[nodiscard]] Result<std::optional<QByteArrayView>> peekValue();
    [[nodiscard]] Result<void> skipValue();
    [[nodiscard]] StorageError broken(const QString &what, ErrorCause cause = ErrorCause::Other) const;

    TextWindow m_window;
    JsonFlattener m_flattener;
    Layout m_layout = Layout::Array;
    QByteArray m_raw;
    qint64 m_recordCount = 0;
};

} // namespace lectern::imports
