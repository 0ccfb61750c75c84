// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frames/refusal.h"

#include <algorithm>

namespace lectern::frames {

namespace {

QString reasonOf(Refusal refusal)
{
    switch (refusal) {
    case Refusal::NoSandbox: return QStringLiteral("this system cannot lock the reader in, and without that no file is opened");
    case Refusal::Empty: return QStringLiteral("it is empty");
    case Refusal::Unrecognised: return QStringLiteral("it is not a PDF, DOCX, ODT, RTF or text file, nor a picture of pages (PNG, JPEG, TIFF)");
    case Refusal::Binary:
        return QStringLiteral("it is neither text nor a document of a kind that can be read (PDF, DOCX, ODT, RTF, PNG, JPEG, TIFF)");
    case Refusal::Encrypted: return QStringLiteral("encrypted: it needs a password");
    case Refusal::EncryptedOffice: return QStringLiteral("encrypted: it needs a password (save a copy without one)");
    case Refusal::OldOffice: return QStringLiteral("it is in the Office format of before 2007: save it as .docx or PDF");
    case Refusal::Spreadsheet: return QStringLiteral("it is a spreadsheet: print it to PDF, or import reviews as CSV");
    case Refusal::Presentation: return QStringLiteral("it is a presentation: print it to PDF");
    case Refusal::ZipArchive: return QStringLiteral("it is a zip archive without a document: unpack it first");
    case Refusal::Damaged: return QStringLiteral("it is damaged or incomplete");
    case Refusal::NoPages: return QStringLiteral("it is damaged: no page could be found in it");
    case Refusal::NoText: return QStringLiteral("no text: its pages hold no words, neither written nor in pictures");
    case Refusal::NoOcr: return QStringLiteral("no text: scanned pages (OCR is not installed)");
    case Refusal::NoSuchPage: return QStringLiteral("it has no such page");
    case Refusal::FileTooLarge: return QStringLiteral("it is larger than 256 MiB");
    case Refusal::TooManyPages: return QStringLiteral("it has more than 20,000 pages");
    case Refusal::TooMuchText: return QStringLiteral("it holds more than 64 MiB of text");
    case Refusal::TooManyParts: return QStringLiteral("it is packed from more than 2,000 parts");
    case Refusal::PartTooLarge: return QStringLiteral("a part of it unpacks to more than 128 MiB");
    case Refusal::PartsTooLarge: return QStringLiteral("it unpacks to more than 512 MiB");
    case Refusal::PackedTooTightly: return QStringLiteral("it unpacks to more than 200 times its size, as only hostile files do");
    case Refusal::HasDtd: return QStringLiteral("it declares a document type of its own, which documents do not need and hostile files use");
    case Refusal::TooDeep: return QStringLiteral("its parts are nested more than 256 deep");
    case Refusal::PictureTooLarge: return QStringLiteral("a picture in it has more than 100 million pixels");
    case Refusal::TooSlow: return QStringLiteral("reading it took longer than 60 seconds");
    }
    return QStringLiteral("it was refused");
}

ErrorCode codeOf(Refusal refusal)
{
    switch (refusal) {
    case Refusal::NoSandbox: return ErrorCode::Unavailable;
    case Refusal::NoSuchPage: return ErrorCode::NotFound;
    case Refusal::TooSlow: return ErrorCode::Timeout;
    case Refusal::Damaged:
    case Refusal::NoPages: return ErrorCode::Corrupt;
    default: return ErrorCode::InvalidRequest;
    }
}

/// Removes characters that could reverse the direction of the sentence or break its line.
QString plainName(const QString &name)
{
    QString plain = name.normalized(QString::NormalizationForm_C).left(200);
    plain.removeIf([](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format || c.category() == QChar::Separator_Line
            || c.category() == QChar::Separator_Paragraph;
    });
    return plain;
}

} // namespace

QString unreadableSentence(const QString &name, const QString &reason)
{
    return QStringLiteral("\"%1\" cannot be read: %2.").arg(plainName(name), reason);
}

QString sentenceOf(Refusal refusal, const QString &name) { return unreadableSentence(name, reasonOf(refusal)); }

StorageError errorOf(Refusal refusal, const QString &name) { return {codeOf(refusal), FaultyPart::File, sentenceOf(refusal, name)}; }

} // namespace lectern::frames
