// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QString>

namespace lectern::frames {

/// Why a document is not read. The worker sends only this number, and the sentences are here: no text from a worker is shown.
/// The numbers are exchanged only between processes of one installation.
enum class Refusal : quint8 {
    NoSandbox, ///< The system cannot sandbox the worker, so nothing is parsed.
    Empty,
    Unrecognised,    ///< Not a supported kind of file.
    Binary,          ///< Neither text nor a known format.
    Encrypted,       ///< It needs a password.
    EncryptedOffice, ///< An Office file with a password.
    OldOffice,       ///< Office formats from before 2007, such as .doc.
    Spreadsheet,
    Presentation,
    ZipArchive, ///< A zip that is not a document.
    Damaged,
    NoPages,
    NoText, ///< Pages without text and OCR found none.
    NoOcr,  ///< Pages without text and no OCR installed.
    NoSuchPage,
    FileTooLarge,
    TooManyPages,
    TooMuchText,
    TooManyParts, ///< Too many members of a zip.
    PartTooLarge,
    PartsTooLarge,
    PackedTooTightly,
    HasDtd,
    TooDeep, ///< Elements or groups are nested too deeply.
    PictureTooLarge,
    TooSlow, ///< Not read within a worker's time limit.
};
inline constexpr int refusalCount = int(Refusal::TooSlow) + 1;

/// One clear sentence with the file's name and the reason. Control and direction characters are removed from `name`.
[[nodiscard]] QString sentenceOf(Refusal refusal, const QString &name);
[[nodiscard]] StorageError errorOf(Refusal refusal, const QString &name);
/// `"name" cannot be read: reason.`
[[nodiscard]] QString unreadableSentence(const QString &name, const QString &reason);

} // namespace lectern::frames
