// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/csv_cell.h"

namespace lectern::exports {

QString guardedCell(const QString &text)
{
    QString cell = text;
    cell.replace(u'"', QStringLiteral("\"\""));
    const bool isFormula = !cell.isEmpty() && QStringView(u"=+-@\t\r").contains(cell.front());
    return u'"' + (isFormula ? u'\'' + cell : cell) + u'"';
}

} // namespace lectern::exports
