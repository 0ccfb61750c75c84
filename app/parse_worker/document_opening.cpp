// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/document_opening.h"

#include "app/parse_worker/flow/flow_document.h"
#include "app/parse_worker/office/office_package.h"
#include "app/parse_worker/pictures/image_document.h"
#include "app/parse_worker/pictures/pdf_document.h"
#include "app/parse_worker/text/rtf_reader.h"
#include "app/parse_worker/text/text_decoder.h"

#include <array>

namespace lectern::parse {

using namespace frames;

namespace {

struct Signature {
    QByteArrayView bytes;
    Container container;
};

template <size_t size>
constexpr QByteArrayView literal(const char (&text)[size])
{
    return QByteArrayView(text, qsizetype(size) - 1);
}

const std::array signatures{
    Signature{literal("PK\x03\x04"), Container::Zip},
    Signature{literal("PK\x05\x06"), Container::Zip},
    Signature{literal("{\\rtf"), Container::Rtf},
    Signature{literal("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), Container::CompoundFile},
    Signature{literal("\x89PNG\r\n\x1A\n"), Container::Png},
    Signature{literal("\xFF\xD8\xFF"), Container::Jpeg},
    Signature{literal("II*\0"), Container::Tiff},
    Signature{literal("MM\0*"), Container::Tiff},
    Signature{literal("GIF8"), Container::OtherKnown},
    Signature{literal("BM"), Container::OtherKnown},
    Signature{literal("\x1F\x8B"), Container::OtherKnown},
    Signature{literal("7z\xBC\xAF\x27\x1C"), Container::OtherKnown},
    Signature{literal("Rar!\x1A\x07"), Container::OtherKnown},
    Signature{literal("\x7F"
                      "ELF"),
              Container::OtherKnown},
};

/// Refuses an Office file: an encrypted newer one contains a stream of this name (in UTF-16), else it is from before 2007.
Refusal refusalOfCompoundFile(QByteArrayView bytes)
{
    static constexpr QByteArrayView encryptedPackage = literal("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0");
    return bytes.contains(encryptedPackage) ? Refusal::EncryptedOffice : Refusal::OldOffice;
}

Read<std::unique_ptr<ReadableDocument>> flowing(DocumentKind kind, Read<FlowText> flow, const FlowShape &shape = {})
{
    if (!flow)
        return tl::make_unexpected(flow.error());
    return layOut(kind, std::move(*flow), shape);
}

Read<std::unique_ptr<ReadableDocument>> openPlainText(QByteArrayView bytes, bool isBinaryToUs)
{
    auto decoded = decodeText(bytes);
    if (!decoded)
        return tl::make_unexpected(isBinaryToUs ? Refusal::Unrecognised : decoded.error());
    return flowing(DocumentKind::Text, flowOfPlainText(std::move(*decoded)), FlowShape{.isMonospaced = true});
}

} // namespace

Container containerOf(QByteArrayView bytes)
{
    for (const Signature &signature : signatures) {
        // "BM" alone may also be the beginning of a text, so more is checked.
        const bool isShort = signature.bytes == literal("BM");
        if (bytes.startsWith(signature.bytes) && !(isShort && !bytes.first(std::min<qsizetype>(bytes.size(), 32)).contains('\0')))
            return signature.container;
    }
    // A PDF may have other bytes before its header; readers accept it within the first 1,024 bytes.
    return bytes.first(std::min<qsizetype>(bytes.size(), 1024)).contains(literal("%PDF-")) ? Container::Pdf : Container::Unknown;
}

Read<std::unique_ptr<ReadableDocument>> openDocument(QByteArrayView bytes)
{
    switch (containerOf(bytes)) {
    case Container::Pdf: return openPdf(bytes);
    case Container::Zip: {
        auto office = readOfficePackage(bytes);
        return office ? flowing(office->kind, std::move(office->flow)) : tl::make_unexpected(office.error());
    }
    case Container::Rtf: return flowing(DocumentKind::Rtf, readRtf(bytes));
    case Container::CompoundFile: return tl::make_unexpected(refusalOfCompoundFile(bytes));
    case Container::Png:
    case Container::Jpeg: return openPicture(bytes);
    case Container::Tiff: return openTiff(bytes);
    case Container::OtherKnown: return openPlainText(bytes, true);
    case Container::Unknown: return openPlainText(bytes, false);
    }
    return tl::make_unexpected(Refusal::Unrecognised);
}

} // namespace lectern::parse
