// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/documents/document_name.h"

#include <QList>

namespace lectern {

namespace {

constexpr int maxLength = 200;
/// A longer file name ending counts as part of the name.
constexpr int maxEndingLength = 12;

bool turnsDirection(char32_t c) { return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069); }

/// Keeps the ending, by which people recognise the type of a file.
QList<uint> shortened(const QList<uint> &characters)
{
    const qsizetype dot = characters.lastIndexOf(uint('.'));
    const qsizetype ending = dot > 0 ? characters.size() - dot : 0;
    if (ending == 0 || ending > maxEndingLength)
        return characters.first(maxLength - 1) << uint(0x2026);
    return (characters.first(maxLength - 1 - ending) << uint(0x2026)) + characters.last(ending);
}

} // namespace

QString cleanedDocumentName(const QString &name)
{
    QList<uint> cleaned;
    const QList<uint> characters = name.normalized(QString::NormalizationForm_C).toUcs4();
    for (const uint c : characters) {
        if (turnsDirection(c) || (c >= 0xd800 && c <= 0xdfff))
            cleaned.append(QChar::ReplacementCharacter);
        else if (c == '\n' || c == '\t' || c == '\r' || QChar::category(c) == QChar::Separator_Line
                 || QChar::category(c) == QChar::Separator_Paragraph)
            cleaned.append(' ');
        else if (QChar::category(c) != QChar::Other_Control)
            cleaned.append(c);
    }
    if (cleaned.size() > maxLength)
        cleaned = shortened(cleaned);
    const QString text = QString::fromUcs4(reinterpret_cast<const char32_t *>(cleaned.constData()), cleaned.size()).trimmed();
    return text.isEmpty() ? QStringLiteral("document") : text;
}

} // namespace lectern
