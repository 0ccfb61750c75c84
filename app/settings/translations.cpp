// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/translations.h"

#include <QCoreApplication>
#include <QTranslator>

namespace lectern::app {

void installTranslations()
{
    auto *translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(QStringLiteral(":/translations/lectern_en.qm")))
        QCoreApplication::installTranslator(translator);
}

} // namespace lectern::app
