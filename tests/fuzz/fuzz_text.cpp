// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/document_checks.h"

#include "app/parse_worker/flow/flow_document.h"
#include "app/parse_worker/text/text_decoder.h"

/// Plain files: decoded, laid out, and the same text again page by page.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace lectern::parse;
    startUp();
    auto decoded = decodeText(inputOf(data, size));
    if (!decoded)
        return 0;
    auto flow = flowOfPlainText(*decoded);
    check(flow.has_value());
    checkFlow(*flow);
    const auto document = layOut(lectern::DocumentKind::Text, std::move(*flow), {.isMonospaced = true});
    check(document.has_value());
    QString text;
    for (int number = 1; number <= (*document)->pageCount(); ++number)
        text += (*document)->readPage(number)->text;
    check(text == decoded->text);
    checkPages(**document);
    return 0;
}
