// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QString>

namespace lectern::frames {

/// Why a document is not read. The worker sends the number, this side has the words: nothing a worker says is shown.
/// The numbers travel between processes of one installation only.
enum class Refusal : quint8 {
    NoSandbox, ///< The system cannot lock the worker in: no sandbox, no parsing.
    Empty,
    Unrecognised,    ///< Not a kind of file that can be read.
    Binary,          ///< Neither text nor anything known.
    Encrypted,       ///< It needs a password.
    EncryptedOffice, ///< An Office file under a password.
    OldOffice,       ///< .doc and its kin, before 2007.
    Spreadsheet,
    Presentation,
    ZipArchive, ///< A zip that is no document.
    Damaged,
    NoPages,
    NoText, ///< Pages without text and OCR found none.
    NoOcr,  ///< Pages without text and no OCR installed.
    NoSuchPage,
    FileTooLarge,
    TooManyPages,
    TooMuchText,
    TooManyParts, ///< Of a zip.
    PartTooLarge,
    PartsTooLarge,
    PackedTooTightly,
    HasDtd,
    TooDeep, ///< Elements or groups within one another.
    PictureTooLarge,
    TooSlow, ///< Not read within the time a worker has.
};
inline constexpr int refusalCount = int(Refusal::TooSlow) + 1;

/// One clear sentence that names the file and the reason. `name` is shown without control and direction characters.
[[nodiscard]] QString sentenceOf(Refusal refusal, const QString &name);
[[nodiscard]] StorageError errorOf(Refusal refusal, const QString &name);
/// `"name" cannot be read: reason.`
[[nodiscard]] QString unreadableSentence(const QString &name, const QString &reason);

} // namespace lectern::frames
