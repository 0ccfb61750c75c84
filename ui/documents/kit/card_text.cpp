// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/kit/card_text.h"

#include "ui/kit/look/theme.h"

#include <QFontMetrics>
#include <QTextLayout>

namespace lectern::ui {

QStringList brokenLines(const QString &text, const QFont &font, int width, int maxLines)
{
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    QStringList lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        const QString rest = text.mid(line.textStart());
        if (lines.size() + 1 == maxLines && line.textLength() < rest.size()) {
            lines << QFontMetrics(font).elidedText(rest, Qt::ElideRight, width);
            break;
        }
        lines << text.mid(line.textStart(), line.textLength()).trimmed();
    }
    layout.endLayout();
    return lines;
}

QFont quoteFont()
{
    QFont font = theme::font();
    font.setItalic(true);
    return font;
}

} // namespace lectern::ui
