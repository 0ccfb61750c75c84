// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QString>
#include <QStringList>

#include <zip.h>

namespace lectern {

/// The paragraphs of a small contract whose clauses an engine should find. `number` makes each one another content.
[[nodiscard]] inline QStringList sampleParagraphs(int number = 1)
{
    return {
        QStringLiteral("DISTRIBUTION AGREEMENT No. %1").arg(number),
        QStringLiteral("This Distribution Agreement (the \"Agreement\") is entered into as of March 1, 2021 (the \"Effective Date\") by and between "
                       "Northwind Traders, Inc., a Delaware corporation (\"Supplier\"), and Contoso Limited, an English company (\"Distributor\")."),
        QStringLiteral(
            "1. Term. The initial term of this Agreement shall commence on the Effective Date and continue for a period of three (3) years. "
            "Thereafter this Agreement shall automatically renew for successive one (1) year periods unless either party gives written "
            "notice of non-renewal at least thirty (30) days prior to the end of the then current term."),
        QStringLiteral("2. Exclusivity. Supplier hereby appoints Distributor as its sole and exclusive distributor of the Products in the Territory, "
                       "and Supplier shall not appoint any other distributor in the Territory during the term of this Agreement."),
        QStringLiteral("3. Liability. In no event shall Supplier's aggregate liability arising out of this Agreement exceed the amounts paid by "
                       "Distributor in the twelve (12) months preceding the claim. The liability of Distributor shall be unlimited."),
        QStringLiteral("4. Assignment. Neither party may assign this Agreement without the prior written consent of the other party, and a change of "
                       "control of Distributor shall be deemed an assignment."),
        QStringLiteral("5. Audit. Supplier may, upon ten (10) days' notice, audit the books and records of Distributor relating to this Agreement."),
        QStringLiteral("6. Governing Law. This Agreement shall be governed by and construed in accordance with the laws of the State of Delaware, "
                       "without regard to its conflict of laws principles."),
    };
}

inline bool writeWhole(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

/// With CR LF, and characters of one to four bytes ahead of the clauses.
[[nodiscard]] inline QByteArray sampleTextFile(int number = 1)
{
    return QStringLiteral("\u00a7 \u20ac \U0001f4dc Vertrag\r\n\r\n%1\r\n").arg(sampleParagraphs(number).join(QStringLiteral("\r\n\r\n"))).toUtf8();
}

/// `pageCount` pages, the contract on the first one. Requires: a QGuiApplication.
inline bool writePdf(const QString &path, int number = 1, int pageCount = 1, bool asPicture = false)
{
    QPdfWriter writer(path);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setResolution(150);
    QPainter painter;
    if (!painter.begin(&writer))
        return false;
    const QRect area(0, 0, writer.width(), writer.height());
    for (int page = 0; page < pageCount; ++page) {
        if (page > 0)
            writer.newPage();
        const QString text = page == 0
            ? sampleParagraphs(number).join(QStringLiteral("\n\n"))
            : QStringLiteral("Annex %1 of agreement %2\n").arg(page).arg(number) + QStringLiteral("The Products are listed here. ").repeated(60);
        if (!asPicture) {
            painter.drawText(area, Qt::TextWordWrap, text);
            continue;
        }
        QImage picture(area.size(), QImage::Format_Grayscale8);
        picture.fill(Qt::white);
        QPainter onPicture(&picture);
        QFont font = painter.font();
        font.setPixelSize(28);
        onPicture.setFont(font);
        onPicture.drawText(picture.rect(), Qt::TextWordWrap, text);
        onPicture.end();
        painter.drawImage(0, 0, picture);
    }
    return painter.end();
}

inline bool writeDocx(const QString &path, int number = 1)
{
    const QByteArray types = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>)";
    const QByteArray relations = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>)";
    QByteArray body =
        R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>)";
    for (const QString &paragraph : sampleParagraphs(number))
        body += "<w:p><w:r><w:t>" + paragraph.toHtmlEscaped().toUtf8() + "</w:t></w:r></w:p>";
    body += "</w:body></w:document>";
    QFile::remove(path);
    zip_t *archive = zip_open(QFile::encodeName(path).constData(), ZIP_CREATE, nullptr);
    if (archive == nullptr)
        return false;
    const auto add = [archive](const char *name, const QByteArray &content) {
        zip_file_add(archive, name, zip_source_buffer(archive, content.constData(), zip_uint64_t(content.size()), 0), ZIP_FL_ENC_UTF_8);
    };
    add("[Content_Types].xml", types);
    add("_rels/.rels", relations);
    add("word/document.xml", body);
    return zip_close(archive) == 0;
}

} // namespace lectern
