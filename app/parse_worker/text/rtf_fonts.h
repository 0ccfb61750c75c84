// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>

namespace lectern::parse {

/// The code page of each font's bytes: the font's own, or the document's.
///
/// Thread: one at a time.
class RtfFonts
{
public:
    void setCodePage(int page) { m_codePage = page; }
    /// The font for text that names none.
    void setDefault(int font) { m_default = font; }
    /// The following entries of the font table are about this font.
    void define(int font) { m_defined = font; }
    /// Sets it for the font that is being defined.
    void setCharacterSet(int characterSet);

    [[nodiscard]] int codePageOf(int font) const { return m_codePages.value(font, m_codePage); }
    [[nodiscard]] int defaultCodePage() const { return codePageOf(m_default); }

private:
    int m_codePage = 1252;
    int m_default = 0;
    int m_defined = 0;
    QHash<int, int> m_codePages; ///< By font.
};

} // namespace lectern::parse
