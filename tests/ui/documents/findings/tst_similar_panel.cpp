// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakes/fake_document_source.h"
#include "tests/support/sample_analysis.h"
#include "ui/documents/findings/duplicate_notice.h"
#include "ui/documents/findings/similar_panel.h"
#include "ui/kit/look/theme.h"

#include <QCheckBox>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace lectern;
using namespace lectern::models;
using namespace lectern::ui;

/// The source is asked on the library's thread, so the test fills it before there is a library and leaves it alone after.
class TestSimilarPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void showsWhereElseAClauseStands();
    void looksIntoTheOtherDocumentsOnlyUnlessAsked();
    void sendsTheReaderToTheOtherDocument();
    void saysByWhatItIsOrdered();
    void goesBackByEscape();
    void pointsOutADocumentThatRepeatsAnother();

private:
    [[nodiscard]] static QString shownText(const QWidget &widget);
    [[nodiscard]] Finding askedFinding() const;
    FakeDocumentSource m_source;
    DocumentId m_first, m_second;
    std::unique_ptr<ClauseLibrary> m_library;
    QString m_text;
};

void TestSimilarPanel::initTestCase()
{
    theme::apply(ThemeMode::Light);
    QStringList paragraphs;
    for (const char *subject : {"insurance", "delivery", "payment", "warranty", "notices", "assignment"})
        paragraphs << QStringLiteral("The Supplier shall, at its own expense and without undue delay, see to %1 of all goods that are sold "
                                     "under this agreement, and shall tell the Customer in writing about every change of %1.\n\n")
                          .arg(QLatin1String(subject));
    m_text = paragraphs.join(QString());
    m_first = m_source.put(QStringLiteral("first.pdf"), {m_text});
    m_second = m_source.put(QStringLiteral("second.pdf"), {m_text});
    m_library = std::make_unique<ClauseLibrary>(m_source);
    QTRY_COMPARE(m_library->state().documentCount, 2);
}

QString TestSimilarPanel::shownText(const QWidget &widget)
{
    QStringList texts;
    for (const QLabel *label : widget.findChildren<QLabel *>())
        texts << label->text();
    return texts.join(u'\n');
}

Finding TestSimilarPanel::askedFinding() const
{
    const QString quote = m_text.left(m_text.indexOf(u'\n'));
    return {0, QStringLiteral("Insurance"), 0.9, sampleEvidence(m_text, quote), {}};
}

void TestSimilarPanel::showsWhereElseAClauseStands()
{
    SimilarPanel panel(*m_library);
    panel.showSimilarTo(askedFinding(), m_first);
    QTRY_VERIFY(!panel.isBusy());
    const QAbstractItemModel *model = panel.findChild<QListView *>()->model();
    QVERIFY(model->rowCount() > 0);
    QCOMPARE(model->index(0, 0).data().toString(), QStringLiteral("second.pdf")); // its twin, not itself
    QVERIFY(model->index(0, 0).data(SimilarModel::SimilarityRole).toDouble() > 0.9);
    QVERIFY(model->index(0, 0).data(SimilarModel::WordsRole).toString().contains(QStringLiteral("both say: ")));
    QVERIFY(shownText(panel).contains(QStringLiteral("2 documents")));
}

void TestSimilarPanel::looksIntoTheOtherDocumentsOnlyUnlessAsked()
{
    SimilarPanel panel(*m_library);
    panel.showSimilarTo(askedFinding(), m_first);
    QTRY_VERIFY(!panel.isBusy());
    const QAbstractItemModel *model = panel.findChild<QListView *>()->model();
    const auto countOf = [model](const QString &name) {
        return model->rowCount() > 0 ? int(model->match(model->index(0, 0), Qt::DisplayRole, name, -1, Qt::MatchExactly).size()) : 0;
    };
    QVERIFY(model->rowCount() >= 6);
    QCOMPARE(countOf(QStringLiteral("second.pdf")), model->rowCount());
    panel.findChild<QCheckBox *>()->click();
    QTRY_VERIFY(!panel.isBusy());
    QVERIFY(countOf(QStringLiteral("This document")) >= 5); // its other clauses, not the one that was asked about
    QCOMPARE(countOf(QStringLiteral("first.pdf")), 0);
    QCOMPARE(countOf(QStringLiteral("second.pdf")) - countOf(QStringLiteral("This document")), 1);
    panel.findChild<QCheckBox *>()->click();
    QTRY_VERIFY(!panel.isBusy());
    QCOMPARE(countOf(QStringLiteral("second.pdf")), model->rowCount());
}

void TestSimilarPanel::sendsTheReaderToTheOtherDocument()
{
    SimilarPanel panel(*m_library);
    panel.showSimilarTo(askedFinding(), m_first);
    QTRY_VERIFY(!panel.isBusy());
    std::optional<DocumentId> document;
    connect(&panel, &SimilarPanel::clauseChosen, this, [&](DocumentId chosen) { document = chosen; });
    QTest::keyClick(panel.findChild<QListView *>(), Qt::Key_Return);
    QVERIFY(document == m_second);
}

void TestSimilarPanel::saysByWhatItIsOrdered()
{
    class Model : public TextGenerator
    {
    public:
        bool isAway = false;
        QString modelName() const override { return QStringLiteral("model"); }
        Result<QString> generate(const GenerationRequest &, std::stop_token) override { return QString(); }
        Result<std::vector<std::vector<float>>> embed(const QStringList &texts, std::stop_token) override
        {
            if (isAway)
                return failure(ErrorCode::Unavailable, FaultyPart::Lectern, QStringLiteral("Nobody listens there."));
            return std::vector<std::vector<float>>(size_t(texts.size()), {1, 0});
        }
    };
    const auto shown = [this] {
        SimilarPanel panel(*m_library);
        panel.showSimilarTo(askedFinding(), m_first);
        return QTest::qWaitFor([&] { return !panel.isBusy(); }) ? shownText(panel) : QString();
    };
    QVERIFY(!shown().contains(QStringLiteral("Ordered by")));
    const auto model = std::make_shared<Model>();
    m_library->setEmbedder(model);
    QVERIFY(shown().contains(QStringLiteral("Ordered by meaning.")));
    model->isAway = true;
    m_library->setEmbedder(model); // which has heard nothing yet
    QVERIFY(shown().contains(QStringLiteral("Ordered by words alone: Nobody listens there.")));
    m_library->setEmbedder(nullptr);
}

void TestSimilarPanel::goesBackByEscape()
{
    SimilarPanel panel(*m_library);
    QSignalSpy back(&panel, &SimilarPanel::backWanted);
    QTest::keyClick(panel.findChild<QListView *>(), Qt::Key_Escape);
    QCOMPARE(back.count(), 1);
}

void TestSimilarPanel::pointsOutADocumentThatRepeatsAnother()
{
    QWidget window;
    DuplicateNotice notice(*m_library, &window);
    window.show();
    notice.look(m_first);
    QTRY_VERIFY(notice.isVisible());
    QVERIFY(shownText(notice).contains(QStringLiteral("100 % of this text also stands in “second.pdf”")));
    std::optional<DocumentId> wanted;
    connect(&notice, &DuplicateNotice::documentWanted, this, [&](DocumentId document) { wanted = document; });
    notice.findChild<QPushButton *>()->click();
    QVERIFY(wanted == m_second);
    notice.look(std::nullopt);
    QVERIFY(!notice.isVisible());
}

QTEST_MAIN(TestSimilarPanel)
#include "tst_similar_panel.moc"
