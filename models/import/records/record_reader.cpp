// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/records/record_reader.h"

#include "models/import/bytes/text_window.h"
#include "models/import/records/delimited_reader.h"
#include "models/import/records/json_reader.h"

#include <cctype>

namespace lectern::imports {

Result<std::unique_ptr<RecordReader>> openRecordReader(std::unique_ptr<TextStream> text)
{
    TextWindow window(std::move(text));
    for (;;) {
        qsizetype at = window.position();
        while (at < window.bytes().size() && std::isspace(uchar(window.bytes()[at])))
            ++at;
        if (at < window.bytes().size()) {
            const char first = window.bytes()[at];
            if (first == '{' || first == '[')
                return JsonReader::open(std::move(window));
            if (first == '<') {
                return failure(ErrorCode::InvalidRequest, FaultyPart::File,
                               QStringLiteral("The file is HTML or XML; CSV, TSV, JSON and JSON lines can be imported."));
            }
            return DelimitedReader::open(std::move(window));
        }
        auto more = window.more();
        if (!more)
            return failureOf(more);
        if (!*more)
            return failure(ErrorCode::InvalidRequest, FaultyPart::File, QStringLiteral("The file has no records."));
    }
}

} // namespace lectern::imports
