// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/document_checks.h"

#include "tests/app/parse_worker/made_documents.h"

/// The XML of a Word document's parts, one after the other: what follows a NUL is the next part.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace lectern::parse;
    startUp();
    const QList<QByteArray> parts = QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)).split('\0');
    const QByteArray main = R"(<Relationships><Relationship Id="a" Type="x/styles" Target="styles.xml"/><Relationship Id="b" Type="x/numbering" )"
                            R"(Target="numbering.xml"/><Relationship Id="c" Type="x/footnotes" Target="footnotes.xml"/></Relationships>)";
    const QByteArray zip = zipOf({{"[Content_Types].xml", "<T/>"},
                                  {"word/document.xml", parts.value(0)},
                                  {"word/_rels/document.xml.rels", main},
                                  {"word/styles.xml", parts.value(1)},
                                  {"word/numbering.xml", parts.value(2)},
                                  {"word/footnotes.xml", parts.value(3)}},
                                 Packing::Plain);
    checkOffice(readOfficePackage(zip));
    return 0;
}
