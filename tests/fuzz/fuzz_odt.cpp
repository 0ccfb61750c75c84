// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/document_checks.h"

#include "tests/app/parse_worker/made_documents.h"

/// content.xml, and after a NUL styles.xml.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace lectern::parse;
    startUp();
    const QList<QByteArray> parts = QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)).split('\0');
    const QByteArray zip = zipOf(
        {{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", parts.value(0)}, {"styles.xml", parts.value(1)}}, Packing::Plain);
    checkOffice(readOfficePackage(zip));
    return 0;
}
