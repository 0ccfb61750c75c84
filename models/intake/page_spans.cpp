// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/intake/page_spans.h"

#include <QStringList>

namespace lectern::intake {

QString pageSpans(const std::vector<int> &pages)
{
    QStringList spans;
    for (size_t first = 0; first < pages.size();) {
        size_t last = first;
        while (last + 1 < pages.size() && pages[last + 1] == pages[last] + 1)
            ++last;
        spans += last == first ? QString::number(pages[first]) : QStringLiteral("%1-%2").arg(pages[first]).arg(pages[last]);
        first = last + 1;
    }
    const QString word = pages.size() == 1 ? QStringLiteral("page ") : QStringLiteral("pages ");
    if (spans.size() < 2)
        return word + spans.join(QString());
    const QString last = spans.takeLast();
    return word + spans.join(QStringLiteral(", ")) + QStringLiteral(" and ") + last;
}

} // namespace lectern::intake
