// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/settle.h"
#include "ui/documents/dialogs/engine_dialog.h"
#include "ui/kit/look/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPromise>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>

using namespace lectern;
using namespace lectern::ui;

class TestEngineDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(ThemeMode::Light); }
    void keepsWhatWasConfigured();
    void needsAnAddressForOllama();
    void saysWhatTheServerAnswered();
    void triesTheModelForSimilarClausesToo();
    void dropsTheAnswerToAnAddressThatChanged();
    void offersThePictureForALook();

private:
    static QRadioButton *ollama(const QDialog &dialog) { return dialog.findChildren<QRadioButton *>().last(); }
    static QLineEdit *address(const QDialog &dialog) { return dialog.findChildren<QLineEdit *>().first(); }
    static QPushButton *testButton(const QDialog &dialog);
    static QString shownText(const QDialog &dialog);
};

QPushButton *TestEngineDialog::testButton(const QDialog &dialog)
{
    for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("&Test"))
            return button;
    }
    return nullptr;
}

QString TestEngineDialog::shownText(const QDialog &dialog)
{
    QStringList texts;
    for (const QLabel *label : dialog.findChildren<QLabel *>())
        texts << label->text();
    return texts.join(u'\n');
}

void TestEngineDialog::keepsWhatWasConfigured()
{
    const AnalysisSettings settings{QStringLiteral("ollama"), QStringLiteral("http://box:11434"), QStringLiteral("mistral"),
                                    QStringLiteral("embedder")};
    const EngineDialog dialog(settings, {});
    QVERIFY(dialog.settings() == settings);
}

void TestEngineDialog::needsAnAddressForOllama()
{
    EngineDialog dialog({}, {});
    const QPushButton *save = dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save);
    QVERIFY(save->isEnabled());
    ollama(dialog)->setChecked(true);
    QVERIFY(!save->isEnabled());
    address(dialog)->setText(QStringLiteral("http://box:11434"));
    QVERIFY(save->isEnabled());
    QCOMPARE(dialog.settings().engine, QStringLiteral("ollama"));
    QCOMPARE(dialog.settings().ollamaModel, QStringLiteral("llama3.2:3b"));
}

void TestEngineDialog::saysWhatTheServerAnswered()
{
    Result<void> answer;
    EngineDialog dialog({QStringLiteral("builtin"), QStringLiteral("http://box:11434"), QStringLiteral("tiny")}, [&](const AnalysisSettings &) {
        QPromise<Result<void>> promise;
        promise.start();
        promise.addResult(answer);
        promise.finish();
        return promise.future();
    });
    testButton(dialog)->click();
    QTRY_VERIFY(shownText(dialog).contains(QStringLiteral("Ollama answers and has tiny.")));
    answer = failure(ErrorCode::NotFound, FaultyPart::Lectern, {});
    testButton(dialog)->click();
    QTRY_VERIFY(shownText(dialog).contains(QStringLiteral("ollama pull tiny")));
    answer = failure(ErrorCode::Unavailable, FaultyPart::Lectern, QStringLiteral("Nobody listens there."));
    testButton(dialog)->click();
    QTRY_VERIFY(shownText(dialog).contains(QStringLiteral("Nobody listens there.")));
}

void TestEngineDialog::triesTheModelForSimilarClausesToo()
{
    QString missing;
    QStringList tried;
    EngineDialog dialog({QStringLiteral("builtin"), QStringLiteral("http://box:11434"), QStringLiteral("tiny"), QStringLiteral("embedder")},
                        [&](const AnalysisSettings &settings) {
                            tried << settings.ollamaModel;
                            QPromise<Result<void>> promise;
                            promise.start();
                            promise.addResult(settings.ollamaModel == missing ? Result<void>(failure(ErrorCode::NotFound, FaultyPart::Lectern, {}))
                                                                              : Result<void>());
                            promise.finish();
                            return promise.future();
                        });
    testButton(dialog)->click();
    const QString both = QLocale().createSeparatedList({QStringLiteral("tiny"), QStringLiteral("embedder")});
    QTRY_VERIFY(shownText(dialog).contains(QStringLiteral("Ollama answers and has %1.").arg(both)));
    missing = QStringLiteral("embedder");
    testButton(dialog)->click();
    QTRY_VERIFY(shownText(dialog).contains(QStringLiteral("ollama pull embedder")));
    missing = QStringLiteral("tiny");
    tried.clear();
    testButton(dialog)->click();
    QTRY_VERIFY(shownText(dialog).contains(QStringLiteral("ollama pull tiny")));
    QCOMPARE(tried, QStringList{QStringLiteral("tiny")});
}

void TestEngineDialog::dropsTheAnswerToAnAddressThatChanged()
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    EngineDialog dialog({QStringLiteral("builtin"), QStringLiteral("http://box:11434"), {}},
                        [=](const AnalysisSettings &) { return promise->future(); });
    testButton(dialog)->click();
    address(dialog)->setText(QStringLiteral("http://elsewhere:11434"));
    promise->addResult(Result<void>());
    promise->finish();
    settle();
    QVERIFY(!shownText(dialog).contains(QStringLiteral("Ollama answers")));
}

void TestEngineDialog::offersThePictureForALook()
{
    const QString folder = qEnvironmentVariable("LECTERN_PICTURES");
    if (folder.isEmpty())
        QSKIP("LECTERN_PICTURES names no folder");
    EngineDialog dialog({QStringLiteral("ollama"), QStringLiteral("http://localhost:11434"), QStringLiteral("llama3.2:3b")},
                        [](const AnalysisSettings &) {
                            return QtFuture::makeReadyFuture(Result<void>(failure(ErrorCode::NotFound, FaultyPart::Lectern, {})));
                        });
    dialog.show();
    for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
        if (button->text().remove(u'&') == QStringLiteral("Test"))
            button->click();
    }
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
        theme::apply(mode);
        QTest::qWait(1);
        QVERIFY(dialog.grab().save(folder + QStringLiteral("/engines-") + nameOf(mode) + QStringLiteral(".png")));
    }
    theme::apply(ThemeMode::Light);
}

QTEST_MAIN(TestEngineDialog)
#include "tst_engine_dialog.moc"
