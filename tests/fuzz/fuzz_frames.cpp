// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frames/frame_cutter.h"
#include "tests/fuzz/document_checks.h"

/// What a worker or a parent may be told: refused, or it says the same again.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace lectern;
    using namespace lectern::frames;
    using namespace lectern::parse;
    const QByteArrayView bytes = inputOf(data, size);
    if (const auto response = decodedResponse(bytes))
        check(decodedResponse(encoded(*response).mid(4)).has_value());
    if (const auto request = decodedRequest(bytes))
        check(decodedRequest(encoded(*request).mid(4)) == request);
    FrameCutter cutter(1 << 20);
    if (cutter.feed(bytes)) {
        while (cutter.takeFrame()) {}
    }
    return 0;
}
