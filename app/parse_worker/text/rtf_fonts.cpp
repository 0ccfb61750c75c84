// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/text/rtf_fonts.h"

#include "app/parse_worker/text/code_page.h"

namespace lectern::parse {

void RtfFonts::setCharacterSet(int characterSet)
{
    constexpr qsizetype mostFonts = 10'000;
    const int page = codePageOfCharacterSet(characterSet);
    if (page != 0 && m_codePages.size() < mostFonts)
        m_codePages.insert(m_defined, page);
}

} // namespace lectern::parse
