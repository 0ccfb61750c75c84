// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/files/plain_name.h"

#include <algorithm>

namespace lectern {

namespace {

bool turnsDirection(QChar c)
{
    return c == u'\u061c' || c == u'\u200e' || c == u'\u200f' || (c >= u'\u202a' && c <= u'\u202e') || (c >= u'\u2066' && c <= u'\u2069');
}

bool breaksLine(QChar c) { return c < u' ' || (c >= u'\u007f' && c <= u'\u009f') || c == u'\u2028' || c == u'\u2029'; }

} // namespace

QString plainName(const QString &name)
{
    if (std::ranges::none_of(name, [](QChar c) { return breaksLine(c) || turnsDirection(c); }))
        return name;
    QString plain;
    plain.reserve(name.size());
    bool isAfterBreak = false;
    for (const QChar c : name) {
        if (turnsDirection(c))
            continue;
        if (!breaksLine(c))
            plain += c;
        else if (!isAfterBreak)
            plain += u' ';
        isAfterBreak = breaksLine(c);
    }
    return plain.trimmed();
}

} // namespace lectern
