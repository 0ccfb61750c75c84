// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sentiment/accents.h"

#include <QString>

namespace lectern::sentiment {

std::u16string withoutAccents(std::u16string_view word)
{
    std::u16string plain;
    bool hasAccent = false;
    const QString decomposed = QString::fromUtf16(word.data(), qsizetype(word.size())).normalized(QString::NormalizationForm_D);
    for (const QChar c : decomposed) {
        const char16_t unit = c.unicode();
        if (unit >= 0x0300 && unit <= 0x036f) {
            hasAccent = true;
            continue;
        }
        const std::u16string_view letters = unit == 0x00df ? u"ss"
            : unit == 0x00f8                               ? u"o"
            : unit == 0x0142                               ? u"l"
            : unit == 0x0111                               ? u"d"
            : unit == 0x00e6                               ? u"ae"
            : unit == 0x0153                               ? u"oe"
                                                           : std::u16string_view(&unit, 1);
        hasAccent = hasAccent || letters.front() != unit;
        plain += letters;
    }
    return hasAccent && QChar::script(char32_t(plain.empty() ? u'\0' : plain.front())) == QChar::Script_Latin ? plain : std::u16string();
}

} // namespace lectern::sentiment
