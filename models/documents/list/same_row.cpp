// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/list/same_row.h"

namespace lectern::models {

namespace {

bool isSame(const Snippet &one, const Snippet &other) { return one.page == other.page && one.text == other.text && one.marks == other.marks; }

bool isSame(const Document &one, const Document &other)
{
    return one.version == other.version && one.status == other.status && one.progress == other.progress && one.reason == other.reason
        && one.pageCount == other.pageCount && one.risks == other.risks && one.analysisStatus == other.analysisStatus
        && one.originalName == other.originalName && one.client == other.client && one.contractType == other.contractType
        && one.ocrConfidence == other.ocrConfidence && one.previousVersion == other.previousVersion && one.kind == other.kind;
}

} // namespace

bool isSame(const DocumentRow &one, const DocumentRow &other) { return isSame(one.document, other.document) && isSame(one.snippet, other.snippet); }

bool isSame(const IntakeItem &one, const IntakeItem &other)
{
    return one.state == other.state && one.doneBytes == other.doneBytes && one.totalBytes == other.totalBytes && one.document == other.document;
}

} // namespace lectern::models
