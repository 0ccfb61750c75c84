// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/notices/crash_notice.h"

#include "ui/shell/notices/crash_report_dialog.h"

#include <QClipboard>
#include <QDateTime>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace lectern;
using namespace lectern::ui;

class TestCrashNotice : public QObject
{
    Q_OBJECT

    std::unique_ptr<QWidget> m_window;
    CrashNotice *m_notice = nullptr;
    const QDateTime m_time{QDate(2026, 11, 30), QTime(17, 45), Qt::UTC};

    static QPushButton *button(const QWidget &widget, const QString &text)
    {
        for (QPushButton *each : widget.findChildren<QPushButton *>()) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] CrashReportDialog *dialog() const { return m_window->findChild<CrashReportDialog *>(); }

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_notice = new CrashNotice(m_window.get());
        m_window->resize(700, 500);
        m_window->show();
    }

    void isNotThereWithoutACrash() { QVERIFY(m_notice->isHidden()); }

    void saysWhenAndOffersTheReport()
    {
        m_notice->tell(m_time, QStringLiteral("signal SIGSEGV\n"));
        QVERIFY(m_notice->isVisible());
        QCOMPARE(m_notice->accessibleName(),
                 QStringLiteral("Lectern ended unexpectedly on %1.").arg(QLocale().toString(m_time.toLocalTime(), QLocale::ShortFormat)));
        QVERIFY(button(*m_notice, QStringLiteral("Show report")));
        QVERIFY(button(*m_notice, QStringLiteral("Dismiss")));
    }

    void showsTheReportAsText()
    {
        QSignalSpy seen(m_notice, &CrashNotice::seen);
        const QString report = QStringLiteral("<b>signal</b> SIGSEGV\ncalls\nlectern+0x12\n");
        m_notice->tell(m_time, report);
        button(*m_notice, QStringLiteral("Show report"))->click();
        QCOMPARE(seen.count(), 1);
        QVERIFY(dialog() && dialog()->isVisible());
        const auto *text = dialog()->findChild<QPlainTextEdit *>();
        QCOMPARE(text->toPlainText(), report);
        QVERIFY(text->isReadOnly());
        button(*dialog(), QStringLiteral("&Copy"))->click();
        QCOMPARE(QApplication::clipboard()->text(), report);
        button(*dialog(), QStringLiteral("Close"))->click();
        QTRY_VERIFY(!dialog());
        QVERIFY(m_notice->isVisible()); // to be read again
    }

    void goesWhenDismissed()
    {
        QSignalSpy seen(m_notice, &CrashNotice::seen);
        m_notice->tell(m_time, QStringLiteral("signal SIGSEGV\n"));
        button(*m_notice, QStringLiteral("Dismiss"))->click();
        QVERIFY(m_notice->isHidden());
        QCOMPARE(seen.count(), 1);
        QVERIFY(!dialog());
    }
};

QTEST_MAIN(TestCrashNotice)
#include "tst_crash_notice.moc"
