// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/flow/flow_document.h"
#include "app/parse_worker/office/office_package.h"
#include "app/parse_worker/text/code_page.h"
#include "models/frames/parse_frames.h"
#include "tests/fuzz/fuzz_input.h"

#include <QGuiApplication>

namespace lectern::parse {

using fuzz::check;
using fuzz::inputOf;

/// Blocks cover the text without gaps, and cells lie in their row.
inline void checkFlow(const parse::FlowText &flow)
{
    qsizetype end = 0;
    for (const parse::FlowBlock &block : flow.blocks) {
        check(block.start == end && block.length > 0);
        end += block.length;
        for (quint32 i = 0; i < block.cellCount; ++i) {
            const parse::FlowCell &cell = flow.cells.at(block.firstCell + i);
            check(cell.start >= block.start && cell.start + cell.length < end);
        }
    }
    check(end == flow.text.size());
    check(!flow.text.contains(QChar(u'\0')));
}

/// What the worker's first minute does.
inline void startUp()
{
    static int count = 1;
    static char name[] = "fuzz";
    static char *arguments[] = {name, nullptr};
    static const QGuiApplication *application = (::setenv("QT_QPA_PLATFORM", "offscreen", 1), new QGuiApplication(count, arguments));
    static const bool isLoaded = (loadCodePages(), application != nullptr);
    check(isLoaded);
}

/// Every page can be read, their texts are the whole, and words are where they say.
inline void checkPages(parse::ReadableDocument &document)
{
    for (int number = 1; number <= document.pageCount(); ++number) {
        const auto page = document.readPage(number);
        check(page.has_value());
        const qint64 count = codePointCount(page->text);
        qint64 last = 0;
        for (const WordBox &word : page->words) {
            check(word.range.start >= last && word.range.end > word.range.start && word.range.end <= count);
            last = word.range.end;
        }
        // The parent believes no more than this: what an honest worker makes must pass.
        check(frames::decodedResponse(encoded(frames::PageRead{*page, false}).mid(4)).has_value());
    }
    check(document.draw({1, 50, {}}).has_value());
}

/// A refusal, or a text whose parts fit. Laying out is fuzz_text's, which is slower by far.
inline void checkOffice(const Read<OfficeText> &office)
{
    if (office)
        checkFlow(office->flow);
}

} // namespace lectern::parse
