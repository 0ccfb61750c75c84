// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakes/fake_document_source.h"
#include "tests/support/fakes/fake_metrics_source.h"
#include "tests/support/fakes/fake_review_source.h"
#include "tests/support/sample_analysis.h"
#include "tests/support/settle.h"
#include "ui/kit/filter/filter_chip.h"
#include "ui/kit/look/plain_text.h"
#include "ui/kit/look/theme.h"
#include "ui/kit/place/place.h"
#include "ui/kit/widgets/list_notice.h"
#include "ui/reviews/charts/bar_chart.h"
#include "ui/reviews/import/import_files_view.h"
#include "ui/shell/main_window.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QDirIterator>
#include <QHeaderView>
#include <QHelpEvent>
#include <QLabel>
#include <QMessageBox>
#include <QStandardItemModel>
#include <QTableView>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextEdit>
#include <QToolTip>
#include <QtTest>

using namespace lectern;
using namespace lectern::models;
using namespace lectern::ui;

namespace {

const QString markup = QStringLiteral(" <img src=x><b>loud</b>");
const QString name = markup + QStringLiteral("\u202Egpj");

/// What is wrong with words as they are rendered; empty: nothing. Counts those that others wrote.
class Judge
{
public:
    QStringList faults;
    int labels = 0, toolTips = 0, rows = 0;

    void walk(QWidget &root)
    {
        lookAt(root);
        for (QWidget *widget : root.findChildren<QWidget *>())
            lookAt(*widget);
    }
    /// What the tooltip of a point says, as its little window renders it.
    QString toolTipAt(QWidget &widget, const QPoint &point)
    {
        for (QWidget *shown : QApplication::topLevelWidgets()) {
            if (shown->inherits("QTipLabel"))
                delete shown; // it is not hidden at once
        }
        QHelpEvent help(QEvent::ToolTip, point, widget.mapToGlobal(point));
        QCoreApplication::sendEvent(&widget, &help);
        const QString shown = QToolTip::text();
        if (shown.isEmpty())
            return {};
        const QString said = rendered(shown, QStringLiteral("tooltip of ") + nameOf(widget));
        toolTips += said.contains(markup.trimmed());
        return said;
    }

private:
    static QString nameOf(const QWidget &widget)
    {
        return QStringLiteral("%1 %2").arg(QLatin1String(widget.metaObject()->className()), widget.objectName());
    }
    void blame(const QString &what, const QString &where) { faults << where + QStringLiteral(": ") + what; }

    /// What a label that takes rich text for such would show of it.
    QString rendered(const QString &text, const QString &where)
    {
        if (!Qt::mightBeRichText(text)) {
            lookAtControls(text, where);
            return text;
        }
        QTextDocument document;
        document.setHtml(text);
        for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
            for (auto part = block.begin(); !part.atEnd(); ++part) {
                const QTextCharFormat format = part.fragment().charFormat();
                if (format.isImageFormat() || format.fontWeight() > QFont::Normal || format.isAnchor())
                    blame(QStringLiteral("rich text: ") + text, where);
            }
        }
        lookAtControls(document.toPlainText(), where);
        return document.toPlainText();
    }
    void lookAtControls(const QString &text, const QString &where)
    {
        if (text.contains(QChar(0x202E)))
            blame(QStringLiteral("a control that is not seen: ") + text, where);
    }

    void lookAt(QWidget &widget)
    {
        const QString where = nameOf(widget);
        lookAtControls(widget.accessibleName() + widget.accessibleDescription() + widget.windowTitle(), where);
        if (const auto *label = qobject_cast<QLabel *>(&widget)) {
            const bool isRich = label->textFormat() == Qt::RichText || label->textFormat() == Qt::MarkdownText
                || (label->textFormat() == Qt::AutoText && Qt::mightBeRichText(label->text()));
            labels += label->text().contains(markup.trimmed());
            if (isRich && label->isVisible())
                rendered(label->text(), where);
            lookAtControls(label->text(), where);
        }
        if (const auto *button = qobject_cast<QAbstractButton *>(&widget))
            lookAtControls(button->text(), where);
        if (const auto *text = qobject_cast<QTextEdit *>(&widget)) {
            if (text->toHtml().contains(QStringLiteral("<img")))
                blame(text->toHtml(), where);
        }
        if (widget.isVisible())
            toolTipAt(widget, widget.rect().center());
        if (auto *view = qobject_cast<QAbstractItemView *>(&widget); view && view->isVisible() && view->model())
            lookAtRows(*view);
    }
    void lookAtRows(QAbstractItemView &view)
    {
        const QAbstractItemModel &model = *view.model();
        for (int row = 0; row < std::min(model.rowCount(view.rootIndex()), 100); ++row) {
            for (int column = 0; column < model.columnCount(view.rootIndex()); ++column) {
                const QModelIndex index = model.index(row, column, view.rootIndex());
                const QString where = QStringLiteral("%1, row %2").arg(nameOf(view)).arg(row);
                rows += index.data().toString().contains(markup.trimmed());
                lookAtControls(index.data().toString() + index.data(Qt::AccessibleTextRole).toString(), where);
                view.scrollTo(index);
                toolTipAt(*view.viewport(), view.visualRect(index).center());
            }
        }
    }
};

} // namespace

/// What others wrote is plain text wherever the window shows it.
class TestPlainText : public QObject
{
    Q_OBJECT

    FakeMetricsSource m_metrics;
    FakeReviewSource m_reviews{200};
    FakeDocumentSource m_documents;

    static void say(const Judge &judge)
    {
        for (const QString &fault : judge.faults)
            qWarning("%s", qPrintable(fault.left(400)));
        QCOMPARE(int(judge.faults.size()), 0);
    }
    void putData()
    {
        m_reviews.nameEnd = name;
        m_reviews.textEnd = markup;
        const SampleAnalysis sample = sampleAnalysis();
        Analysis analysis = sample.analysis;
        analysis.summary += name;
        analysis.modelUsed += markup;
        analysis.risks[0].title += markup;
        analysis.risks[0].why += name;
        analysis.findings[2].category += name;
        analysis.findings[0].verdict.note = QStringLiteral("ask") + name;
        for (const char *file : {"supply", "second"}) {
            const DocumentId id = m_documents.put(QLatin1String(file) + name, {sample.pages.front().text});
            analysis.id.value = QUuid::createUuid();
            m_documents.find(id)->document.client = QStringLiteral("Helix") + name;
            m_documents.find(id)->document.contractType = QStringLiteral("Supply") + name;
            m_documents.putAnalysis(id, analysis);
        }
        const DocumentId failed = m_documents.put(QStringLiteral("locked") + name);
        m_documents.find(failed)->document.status = WorkStatus::Failed;
        m_documents.find(failed)->document.reason = QStringLiteral("locked") + name + QStringLiteral(" needs a password.");
        auto &postgres = m_metrics.servers.postgres;
        postgres.reachable = postgres.triggersHealthy = true;
        postgres.tables = {{QStringLiteral("reviews") + name, 1, 1}};
        postgres.slowQueries = {{QStringLiteral("select '") + name + u'\'', std::chrono::seconds(3), QStringLiteral("active") + markup}};
    }

private Q_SLOTS:
    void initTestCase()
    {
        theme::apply(ThemeMode::Light);
        putData();
    }

    void everyWidgetOfTheWindowShowsOthersWordsAsPlainText()
    {
        MainWindow window;
        Services services;
        services.reviews.metrics = services.monitor.metrics = services.connection.metrics = &m_metrics;
        services.reviews.reviews = &m_reviews;
        services.documents.documents = &m_documents;
        services.documents.documentSink = &m_documents;
        services.makeImportSink = [] { return std::unique_ptr<ImportSink>(); };
        services.connection.serverName = QStringLiteral("db.example.org") + markup;
        window.setServices(services);
        window.resize(1600, 1000);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        for (const char *place : {"reviews", "documents", "monitor"}) {
            window.showPlace(QLatin1String(place));
            QTRY_VERIFY(window.isSettled());
            window.grab();
            settle();
            QTRY_VERIFY(window.isSettled());
            Judge judge;
            judge.walk(window);
            say(judge);
            // Else there was nothing to judge.
            QVERIFY2(judge.labels + judge.rows > 0, place);
            QVERIFY2(judge.labels + judge.rows + judge.toolTips >= 3,
                     qPrintable(QStringLiteral("%1: %2 labels, %3 rows, %4 tooltips")
                                    .arg(QLatin1String(place))
                                    .arg(judge.labels)
                                    .arg(judge.rows)
                                    .arg(judge.toolTips)));
        }
    }

    void aBarOfAChartSaysItsLabelAsItIs()
    {
        BarChart chart;
        chart.show({Bar{QStringLiteral("Inn") + markup, 3, {}, {}}}, 3);
        chart.resize(300, 100);
        chart.QWidget::show();
        QMouseEvent move(QEvent::MouseMove, QPointF(20, 5), chart.mapToGlobal(QPointF(20, 5)), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&chart, &move);
        Judge judge;
        QVERIFY(judge.toolTipAt(chart, {20, 5}).contains(markup));
        say(judge);
    }

    void everyKindOfTooltipIsPlain()
    {
        Judge judge;
        FilterChip chip(0);
        chip.show(QStringLiteral("Text"), QStringLiteral("words") + name, false);
        chip.QWidget::show();
        QVERIFY(judge.toolTipAt(chip, {2, 2}).contains(markup));
        ListNotice notice;
        notice.resize(400, 100);
        notice.showError({ErrorCode::Unavailable, FaultyPart::PostgreSql, QStringLiteral("said") + name});
        judge.walk(notice);
        ImportFilesView files;
        files.resize(700, 200);
        files.show();
        files.addFile(QStringLiteral("/home/a/rows") + name + QStringLiteral(".csv"), QStringLiteral("broken") + name);
        judge.walk(files);
        QTableView view;
        QStandardItemModel model(1, 1);
        model.setHeaderData(0, Qt::Horizontal, QString(QStringLiteral("head") + name), Qt::ToolTipRole);
        view.setModel(&model);
        view.show();
        QVERIFY(judge.toolTipAt(*view.horizontalHeader()->viewport(), {5, 5}).contains(markup));
        QVERIFY(judge.toolTips >= 4);
        say(judge);
    }

    /// A label that asks for rich text by itself, or a tooltip past the one place, would be plain nowhere.
    void onlyTheHelpPageAsksForRichText()
    {
        static const QRegularExpression asking(
            QStringLiteral("QToolTip::showText|Qt::RichText|MarkdownText|setHtml|insertHtml|setMarkdown|<qt>|QStaticText"));
        const QDir ui(qEnvironmentVariable("LECTERN_SOURCE_DIR") + QStringLiteral("/ui"));
        int count = 0;
        QStringList asked;
        QDirIterator sources(ui.path(), {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files, QDirIterator::Subdirectories);
        while (sources.hasNext()) {
            QFile source(sources.next());
            QVERIFY(source.open(QIODevice::ReadOnly));
            ++count;
            if (QString::fromUtf8(source.readAll()).contains(asking))
                asked << ui.relativeFilePath(source.fileName());
        }
        QVERIFY(count > 100);
        asked.sort();
        QCOMPARE(asked, (QStringList{QStringLiteral("kit/look/plain_text.cpp"), QStringLiteral("shell/palette/help_page.cpp")}));
    }

    void aMessageBoxTakesNoMarkupFromANameEither()
    {
        QMessageBox box(QMessageBox::Warning, QStringLiteral("Delete"), QStringLiteral("Delete") + markup + u'?');
        box.setInformativeText(QStringLiteral("It is") + markup);
        box.show();
        int seen = 0;
        for (const QLabel *label : box.findChildren<QLabel *>()) {
            if (!label->text().contains(markup))
                continue;
            QCOMPARE(label->textFormat(), Qt::PlainText);
            ++seen;
        }
        QCOMPARE(seen, 2);
    }
};

QTEST_MAIN(TestPlainText)
#include "tst_plain_text.moc"
