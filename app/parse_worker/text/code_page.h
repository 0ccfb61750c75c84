// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace lectern::parse {

/// Loads the tables of Windows code pages; must be called before the process is sealed.
void loadCodePages();

/// Decodes bytes in a Windows code page; one that is unknown or not loaded is treated as 1252. Invalid bytes
/// become U+FFFD.
[[nodiscard]] QString fromCodePage(int codePage, QByteArrayView bytes);

/// The code page of a Windows font's character set (\fcharset); 0: none.
[[nodiscard]] int codePageOfCharacterSet(int characterSet);

} // namespace lectern::parse
