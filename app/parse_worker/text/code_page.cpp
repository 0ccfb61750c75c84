// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/text/code_page.h"

#include <array>
#include <utility>

namespace lectern::parse {

int codePageOfCharacterSet(int characterSet)
{
    static constexpr std::array<std::pair<int, int>, 17> pages{{
        {0, 1252},
        {77, 1252},
        {128, 932},
        {129, 949},
        {130, 949},
        {134, 936},
        {136, 950},
        {161, 1253},
        {162, 1254},
        {163, 1258},
        {177, 1255},
        {178, 1256},
        {186, 1257},
        {204, 1251},
        {222, 874},
        {238, 1250},
        {255, 850},
    }};
    for (const auto &[set, page] : pages) {
        if (set == characterSet)
            return page;
    }
    return 0;
}

} // namespace lectern::parse
