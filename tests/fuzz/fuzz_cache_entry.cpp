// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/tiers/entry.h"
#include "tests/fuzz/fuzz_input.h"

using namespace lectern;
using namespace lectern::cache;

/// What somebody put under a key of ours: its header may be read, its payload never is, for they have not the key it is sealed with.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const QByteArray sealKey(sealKeyBytes, 's');
    const QByteArray key("lectern:1:main:review:0");
    const QByteArrayView bytes = fuzz::inputOf(data, size);
    fuzz::check(!unsealedPayload(bytes, key, sealKey));
    if (const auto header = headerOf(bytes)) {
        const auto entry = sealedEntry(*header, bytes, "question", key, sealKey);
        fuzz::check(entry.has_value());
        const auto again = headerOf(*entry);
        fuzz::check(again && again->snapshot == header->snapshot && again->boot == header->boot && again->lifetime == header->lifetime);
        const auto unsealed = unsealedPayload(*entry, key, sealKey);
        fuzz::check(unsealed && unsealed->answer == bytes.toByteArray() && unsealed->question == "question");
    }
    return 0;
}
