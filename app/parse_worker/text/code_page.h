// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace lectern::parse {

/// Loads the tables of Windows' code pages, which is impossible once the process is sealed.
void loadCodePages();

/// Text of bytes in a Windows code page; what is not loaded or not known is taken as 1252. Bytes that mean nothing
/// become U+FFFD.
[[nodiscard]] QString fromCodePage(int codePage, QByteArrayView bytes);

/// The code page that goes with a character set of a Windows font (\fcharset); 0: none in particular.
[[nodiscard]] int codePageOfCharacterSet(int characterSet);

} // namespace lectern::parse
