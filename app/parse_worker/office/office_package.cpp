// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/office/office_package.h"

#include "app/parse_worker/office/docx_reader.h"
#include "app/parse_worker/office/odt_reader.h"
#include "app/parse_worker/office/zip_parts.h"

namespace lectern::parse {

using namespace frames;

namespace {

Read<OfficeText> asOfficeText(DocumentKind kind, Read<FlowText> flow)
{
    if (!flow)
        return tl::make_unexpected(flow.error());
    return OfficeText{kind, std::move(*flow)};
}

} // namespace

Read<OfficeText> readOfficePackage(QByteArrayView zip)
{
    auto parts = ZipParts::open(zip);
    if (!parts)
        return tl::make_unexpected(parts.error());
    if (parts->has("xl/workbook.xml") || parts->has("xl/workbook.bin"))
        return tl::make_unexpected(Refusal::Spreadsheet);
    if (parts->has("ppt/presentation.xml"))
        return tl::make_unexpected(Refusal::Presentation);
    if (parts->has("[Content_Types].xml") || parts->has("word/document.xml"))
        return asOfficeText(DocumentKind::Docx, readDocx(*parts));
    if (parts->has("content.xml"))
        return asOfficeText(DocumentKind::Odt, readOdt(*parts));
    return tl::make_unexpected(Refusal::ZipArchive);
}

} // namespace lectern::parse
