// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/document_opening.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <zip.h>

#include <utility>

namespace lectern::parse {

using Parts = QList<std::pair<QByteArray, QByteArray>>;

enum class Packing { Packed, Plain };

/// A zip of these parts, in memory.
inline QByteArray zipOf(const Parts &parts, Packing packing = Packing::Packed)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *archive = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(archive);
    zip_t *zip = zip_open_from_source(archive, ZIP_TRUNCATE, &error);
    for (const auto &[name, bytes] : parts) {
        zip_source_t *source = zip_source_buffer(zip, bytes.constData(), zip_uint64_t(bytes.size()), 0);
        const zip_int64_t index = zip_file_add(zip, name.constData(), source, ZIP_FL_OVERWRITE);
        if (packing == Packing::Plain)
            zip_set_file_compression(zip, zip_uint64_t(index), ZIP_CM_STORE, 0);
    }
    if (zip_close(zip) != 0)
        qFatal("cannot make a zip: %s", zip_strerror(zip));
    zip_source_open(archive);
    zip_source_seek(archive, 0, SEEK_END);
    QByteArray bytes(qsizetype(zip_source_tell(archive)), Qt::Uninitialized);
    zip_source_seek(archive, 0, SEEK_SET);
    zip_source_read(archive, bytes.data(), zip_uint64_t(bytes.size()));
    zip_source_close(archive);
    zip_source_free(archive);
    return bytes;
}

inline QByteArray wordXml(const QByteArray &body)
{
    return R"(<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" )"
           R"(xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" )"
           R"(xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:body>)"
        + body + "</w:body></w:document>";
}

/// A Word document with this body, and other parts beside it.
inline QByteArray docxOf(const QByteArray &body, const Parts &others = {})
{
    QByteArray relations;
    int number = 0;
    for (const auto &[name, bytes] : others) {
        const QByteArray type = QByteArray(name).replace("word/", "").replace(".xml", "").replace("1", "");
        relations += R"(<Relationship Id="r)" + QByteArray::number(++number) + R"(" Type="http://x/relationships/)" + type + R"(" Target=")"
            + QByteArray(name).replace("word/", "") + R"("/>)";
    }
    const QByteArray begin = R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";
    return zipOf(
        Parts{{"[Content_Types].xml", "<Types/>"},
              {"_rels/.rels", begin + R"(<Relationship Id="r1" Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>)"},
              {"word/_rels/document.xml.rels", begin + relations + "</Relationships>"},
              {"word/document.xml", wordXml(body)}}
        + others);
}

inline QByteArray odtOf(const QByteArray &text, const QByteArray &styles = {})
{
    static const QByteArray spaces = R"( xmlns:office="urn:o" xmlns:text="urn:t" xmlns:table="urn:b" xmlns:style="urn:s" xmlns:draw="urn:d")";
    return zipOf({{"mimetype", "application/vnd.oasis.opendocument.text"},
                  {"content.xml",
                   "<office:document-content" + spaces + "><office:automatic-styles>" + styles
                       + "</office:automatic-styles><office:body><office:text>" + text + "</office:text></office:body></office:document-content>"}});
}

/// What a document says, page by page, or "refused: n".
inline QString textOf(QByteArrayView bytes)
{
    const auto document = openDocument(bytes);
    if (!document)
        return QStringLiteral("refused: %1").arg(int(document.error()));
    QString text;
    for (int number = 1; number <= (*document)->pageCount(); ++number) {
        const auto page = (*document)->readPage(number);
        text += page ? page->text : QStringLiteral("refused: %1").arg(int(page.error()));
    }
    return text;
}

inline QString refused(frames::Refusal refusal) { return QStringLiteral("refused: %1").arg(int(refusal)); }

/// The smallest PDF with a line of text on each page.
inline QByteArray pdfOf(const QList<QByteArray> &pages)
{
    QByteArray pdf = "%PDF-1.4\n";
    QList<qsizetype> offsets;
    const auto add = [&](const QByteArray &object) {
        offsets += pdf.size();
        pdf += QByteArray::number(offsets.size()) + " 0 obj\n" + object + "\nendobj\n";
    };
    QByteArray kids;
    for (qsizetype i = 0; i < pages.size(); ++i)
        kids += QByteArray::number(4 + 2 * i) + " 0 R ";
    add("<</Type/Catalog/Pages 2 0 R>>");
    add("<</Type/Pages/Count " + QByteArray::number(pages.size()) + "/Kids[" + kids + "]>>");
    add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
    for (qsizetype i = 0; i < pages.size(); ++i) {
        const QByteArray content = "BT /F1 24 Tf 72 700 Td (" + pages[i] + ") Tj ET";
        add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents " + QByteArray::number(5 + 2 * i) + " 0 R>>");
        add("<</Length " + QByteArray::number(content.size()) + ">>stream\n" + content + "\nendstream");
    }
    const qsizetype table = pdf.size();
    pdf += "xref\n0 " + QByteArray::number(offsets.size() + 1) + "\n0000000000 65535 f \n";
    for (const qsizetype offset : std::as_const(offsets))
        pdf += QByteArray::number(offset).rightJustified(10, '0') + " 00000 n \n";
    return pdf + "trailer<</Size " + QByteArray::number(offsets.size() + 1) + "/Root 1 0 R>>\nstartxref\n" + QByteArray::number(table) + "\n%%EOF\n";
}

} // namespace lectern::parse
