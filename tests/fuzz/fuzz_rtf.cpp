// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/document_checks.h"

#include "app/parse_worker/text/rtf_reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace lectern::parse;
    startUp();
    if (const auto flow = readRtf(inputOf(data, size)))
        checkFlow(*flow);
    return 0;
}
