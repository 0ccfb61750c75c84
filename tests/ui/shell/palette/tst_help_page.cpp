// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palette/help_page.h"

#include <QCoreApplication>
#include <QLabel>
#include <QtTest>

using namespace lectern::ui;

class TestHelpPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aboutSaysWhatTheProgramWasBuiltFrom()
    {
        QCoreApplication::setApplicationVersion(QStringLiteral("7.8.9 (3f2c1ab05e7d, 2026-12-01)"));
        const AboutDialog about({}, nullptr);
        QString text;
        for (const QLabel *label : about.findChildren<QLabel *>())
            text += label->text();
        QVERIFY2(text.contains(QStringLiteral("Version 7.8.9 (3f2c1ab05e7d, 2026-12-01)")), qPrintable(text));
    }
};

QTEST_MAIN(TestHelpPage)
#include "tst_help_page.moc"
