// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/text/code_page.h"

#include "app/parse_worker/text/text_decoder.h"

#include <algorithm>
#include <array>
#include <string>

#include <windows.h>

namespace lectern::parse {

namespace {

constexpr std::array<UINT, 15> codePages{437, 850, 874, 932, 936, 949, 950, 1250, 1251, 1253, 1254, 1255, 1256, 1257, 1258};

} // namespace

/// Windows reads a table at its first use.
void loadCodePages()
{
    for (const UINT codePage : codePages) {
        std::array<wchar_t, 4> unused;
        ::MultiByteToWideChar(codePage, 0, "a", 1, unused.data(), int(unused.size()));
    }
}

QString fromCodePage(int codePage, QByteArrayView bytes)
{
    const int size = int(bytes.size());
    const bool isKnown = std::find(codePages.begin(), codePages.end(), UINT(codePage)) != codePages.end();
    const int length = isKnown && size > 0 ? ::MultiByteToWideChar(UINT(codePage), 0, bytes.data(), size, nullptr, 0) : 0;
    if (length <= 0) {
        QString text;
        for (const char byte : bytes)
            text += QChar(fromWindows1252(quint8(byte)));
        return text;
    }
    std::wstring text(size_t(length), L'\0');
    ::MultiByteToWideChar(UINT(codePage), 0, bytes.data(), size, text.data(), length);
    return QString::fromStdWString(text);
}

} // namespace lectern::parse
