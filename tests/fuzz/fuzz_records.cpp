// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/records/record_reader.h"
#include "tests/fuzz/fuzz_input.h"
#include "tests/fuzz/memory_source.h"

using namespace lectern;
using namespace lectern::imports;

/// Files of reviews, CSV or JSON as they turn out to be.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    auto text = TextStream::open(std::make_unique<fuzz::MemorySource>(fuzz::inputOf(data, size)), {});
    auto reader = text ? openRecordReader(std::move(*text)) : Result<std::unique_ptr<RecordReader>>(failureOf(text));
    if (!reader)
        return 0;
    Record record;
    // Every record takes at least a byte.
    for (size_t i = 0; i <= size + 1; ++i) {
        const auto more = (*reader)->next(record);
        if (!more || !*more)
            return 0;
        fuzz::check(!record.defect.isEmpty() || qsizetype(record.values.size()) <= (*reader)->columns().size());
    }
    fuzz::check(false);
    return 0;
}
