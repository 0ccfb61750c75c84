// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/fuzzing.h"

#include "models/import/record_reader.h"

#include <algorithm>

namespace {

using namespace lectern;

/// The input as the import's readers get a file, a few bytes at a time.
class MemorySource final : public ByteSource
{
public:
    explicit MemorySource(QByteArrayView bytes) : m_bytes(bytes) {}
    Result<qint64> read(char *into, qint64 maxBytes) override
    {
        const qint64 count = std::min({maxBytes, qint64(m_bytes.size() - m_position), qint64(509)});
        std::copy_n(m_bytes.data() + m_position, count, into);
        m_position += count;
        return count;
    }
    qint64 doneBytes() const override { return m_position; }
    qint64 totalBytes() const override { return m_bytes.size(); }
    QString packing() const override { return QStringLiteral("plain"); }

private:
    QByteArrayView m_bytes;
    qint64 m_position = 0;
};

} // namespace

/// Files of reviews, CSV or JSON as they turn out to be.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    auto text = TextStream::open(std::make_unique<MemorySource>(parse::inputOf(data, size)), {});
    auto reader = text ? openRecordReader(std::move(*text)) : Result<std::unique_ptr<RecordReader>>(tl::make_unexpected(text.error()));
    if (!reader)
        return 0;
    Record record;
    // Every record takes at least a byte.
    for (size_t i = 0; i <= size + 1; ++i) {
        const auto more = (*reader)->next(record);
        if (!more || !*more)
            return 0;
        parse::check(!record.defect.isEmpty() || qsizetype(record.values.size()) <= (*reader)->columns().size());
    }
    parse::check(false);
    return 0;
}
