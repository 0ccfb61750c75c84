// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/text/code_page.h"

#include "app/parse_worker/text/text_decoder.h"

#include <array>
#include <string>

#include <iconv.h>

namespace lectern::parse {

namespace {

constexpr std::array codePages{437, 850, 874, 932, 936, 949, 950, 1250, 1251, 1253, 1254, 1255, 1256, 1257, 1258};
using Converter = iconv_t;
std::array<Converter, codePages.size()> converters{};

Converter converterOf(int codePage)
{
    for (size_t i = 0; i < codePages.size(); ++i) {
        if (codePages[i] == codePage)
            return converters[i];
    }
    return nullptr;
}

} // namespace

void loadCodePages()
{
    for (size_t i = 0; i < codePages.size(); ++i) {
        const Converter opened = ::iconv_open("UTF-16LE", ("CP" + std::to_string(codePages[i])).c_str());
        converters[i] = opened == reinterpret_cast<Converter>(-1) ? nullptr : opened;
    }
}

QString fromCodePage(int codePage, QByteArrayView bytes)
{
    QString text;
    const Converter converter = converterOf(codePage);
    if (!converter) {
        for (const char byte : bytes)
            text += QChar(fromWindows1252(quint8(byte)));
        return text;
    }
    ::iconv(converter, nullptr, nullptr, nullptr, nullptr);
    char *from = const_cast<char *>(bytes.data());
    size_t left = size_t(bytes.size());
    while (left > 0) {
        std::array<char, 1024> buffer;
        char *to = buffer.data();
        size_t room = buffer.size();
        const size_t before = left;
        ::iconv(converter, &from, &left, &to, &room);
        text += QStringView(reinterpret_cast<const char16_t *>(buffer.data()), qsizetype(buffer.size() - room) / 2);
        if (left == before) { // an invalid byte
            text += QChar(QChar::ReplacementCharacter);
            ++from;
            --left;
        }
    }
    return text;
}

} // namespace lectern::parse
