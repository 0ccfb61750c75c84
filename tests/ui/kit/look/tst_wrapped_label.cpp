// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/settle.h"
#include "ui/kit/look/plain_text.h"
#include "ui/kit/look/theme.h"
#include "ui/kit/look/wrapped_label.h"

#include <QApplication>
#include <QClipboard>
#include <QToolTip>
#include <QVBoxLayout>
#include <QtTest>

using namespace lectern;
using namespace lectern::ui;

class TestWrappedLabel : public QObject
{
    Q_OBJECT

    const QString m_word = QStringLiteral("c:36e8") + QString(494, u'x');

    /// The rightmost and the lowest point that is not background.
    static QPoint endOfInk(const QImage &picture)
    {
        QPoint end;
        const QRgb ground = picture.pixel(picture.width() - 1, picture.height() - 1);
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x) {
                if (picture.pixel(x, y) != ground)
                    end = {std::max(end.x(), x), std::max(end.y(), y)};
            }
        }
        return end;
    }

private Q_SLOTS:
    void aWordLongerThanALineGoesOnInTheNext()
    {
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *label = new WrappedLabel(&window);
        label->setText(m_word);
        layout->addWidget(label);
        layout->addStretch();
        window.resize(260, 700);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const int lines = label->fontMetrics().horizontalAdvance(m_word) / label->width();
        QVERIFY2(lines > 5, "the word is no test");
        QVERIFY(label->height() >= lines * label->fontMetrics().height());
        const QPoint end = endOfInk(label->grab().toImage());
        QVERIFY(end.x() < label->width());
        QVERIFY2(end.y() > (lines - 1) * label->fontMetrics().height(), "its end is not painted");
        QVERIFY(window.minimumSizeHint().width() < 200);
    }

    void aChangedTextIsBrokenAnywhereToo()
    {
        WrappedLabel label;
        label.setText(QStringLiteral("short"));
        label.resize(200, 400);
        label.show();
        QVERIFY(QTest::qWaitForWindowExposed(&label));
        const int one = label.heightForWidth(200);
        label.setText(m_word);
        QVERIFY(label.heightForWidth(200) > 8 * one);
        label.grab();
        label.setText(m_word + QStringLiteral(" and more"));
        QVERIFY(endOfInk(label.grab().toImage()).y() > 8 * one);
    }

    void aChangedFontIsBrokenAnywhereToo()
    {
        WrappedLabel label;
        label.setText(m_word);
        label.resize(200, 400);
        label.grab();
        QFont font = label.font();
        font.setBold(true);
        label.setFont(font);
        label.grab();
        label.setAlignment(Qt::AlignTop); // nobody hears of it but the label's layout
        label.grab();
        QVERIFY(endOfInk(label.grab().toImage()).y() > 8 * label.fontMetrics().height());
    }

    void asksForTheHeightOfItsWholeTextInAnotherSizeToo()
    {
        WrappedLabel label;
        label.setText(m_word);
        label.resize(200, 400);
        label.show();
        QVERIFY(QTest::qWaitForWindowExposed(&label));
        const int height = label.heightForWidth(200);
        QVERIFY(height > 8 * label.fontMetrics().height());
        label.resize(190, 400);
        QVERIFY(label.heightForWidth(190) >= height);
    }

    void isNotPaintedWhileNothingChanges()
    {
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *label = new WrappedLabel(&window);
        label->setText(QStringLiteral("Words of others, ").repeated(20) + m_word);
        layout->addWidget(label);
        window.resize(260, 700);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        settle();
        struct PaintCounter : QObject {
            int count = 0;
            bool eventFilter(QObject *, QEvent *event) override
            {
                count += event->type() == QEvent::Paint;
                return false;
            }
        } counter;
        label->installEventFilter(&counter);
        settle();
        QCOMPARE(counter.count, 0);
        label->update();
        QTRY_COMPARE(counter.count, 1);
        settle();
        QCOMPARE(counter.count, 1);
    }

    void whatIsCopiedIsTheWordItself()
    {
        WrappedLabel label;
        label.setText(m_word);
        label.resize(200, 400);
        label.grab();
        label.setSelection(0, int(m_word.size()));
        QCOMPARE(label.selectedText(), m_word);
    }

    void aLongWordInATooltipMayBreak()
    {
        QWidget window;
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        showPlainToolTip({10, 10}, m_word, &window);
        const QString shown = QToolTip::text();
        QCOMPARE(shown.count(QChar(0x200b)), int(m_word.size() - 1) / 48);
        QVERIFY(QString(shown).remove(QChar(0x200b)).contains(m_word));
        showPlainToolTip({10, 10}, {}, &window);
    }
};

QTEST_MAIN(TestWrappedLabel)
#include "tst_wrapped_label.moc"
