// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/attack/stage.h"
#include "ui/documents/documents_place.h"
#include "ui/documents/list/document_list_view.h"
#include "ui/kit/filter/filter_popup.h"
#include "ui/kit/look/theme.h"
#include "ui/kit/widgets/count_delegate.h"
#include "ui/reviews/charts/statistics_panel.h"
#include "ui/reviews/filter/filter_bar.h"
#include "ui/reviews/reviews_place.h"
#include "ui/reviews/table/review_table.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>

using namespace lectern;
using namespace lectern::models;
using namespace lectern::ui;

namespace {

/// The first number of a text, grouped or not; -1: there is none.
qint64 numberIn(const QString &text, const char *pattern = R"(([\d,]+))")
{
    const auto match = QRegularExpression(QString::fromLatin1(pattern)).match(text);
    return match.hasMatch() ? match.captured(1).remove(u',').toLongLong() : -1;
}

/// One window's reviews over a storage of its own, as another process would have it.
struct ReviewsWindow {
    explicit ReviewsWindow(const Stage &stage) : storage(stage.config())
    {
        services.reviews = &storage.reviews();
        services.changes = &storage.changes();
        place = std::make_unique<ReviewsPlace>(services);
        QObject::connect(place.get(), &Place::statusChanged, [this](const QString &text) { status = text; });
        QObject::connect(place.get(), &Place::summaryChanged, [this](const QString &text) { summary = text; });
        for (QWidget *panel : place->panels())
            panels.push_back(qobject_cast<StatisticsPanel *>(panel));
        place->resize(1100, 700);
        place->show();
    }
    [[nodiscard]] ReviewTable &table() { return *place->findChild<ReviewTable *>(); }
    [[nodiscard]] QString tally()
    {
        for (const QLabel *label : place->findChild<FilterBar *>()->findChildren<QLabel *>()) {
            if (label->text().endsWith(QStringLiteral(" rows")))
                return label->text();
        }
        return {};
    }
    [[nodiscard]] QPushButton *behind()
    {
        for (QPushButton *button : place->findChild<FilterBar *>()->findChildren<QPushButton *>()) {
            if (button->isVisible() && QRegularExpression(QStringLiteral("new above|more now|fewer now")).match(button->text()).hasMatch())
                return button;
        }
        return nullptr;
    }
    /// Every number of all reviews that the window shows or says; those of an earlier moment must say so and are left out.
    [[nodiscard]] QMap<QString, qint64> numbers()
    {
        QMap<QString, qint64> numbers{{QStringLiteral("tally"), numberIn(tally())}, {QStringLiteral("list of places"), numberIn(summary)}};
        const char *newest = R"( of (?:[\d,]+ listed, )?([\d,]+)(?: now)?)";
        numbers.insert(QStringLiteral("status strip"), numberIn(status, newest));
        numbers.insert(QStringLiteral("screen reader"), numberIn(table().accessibleName(), newest));
        for (StatisticsPanel *panel : panels) {
            bool isOlder = false;
            for (const QLabel *label : panel->findChildren<QLabel *>())
                isOlder = isOlder || label->text().contains(QStringLiteral(" as of "));
            qint64 sum = panel->trend() ? panel->trend()->undatedCount() : 0;
            for (const Bar &bar : panel->trend() ? panel->trend()->months() : panel->bars()->bars())
                sum += bar.count;
            numbers.insert(panel->windowTitle() + (isOlder ? QStringLiteral(" (older)") : QString()), isOlder ? -2 : sum);
        }
        return numbers;
    }
    /// Empty: every number is this one.
    [[nodiscard]] QString differences(qint64 expected)
    {
        QStringList other;
        const auto all = numbers();
        for (auto each = all.begin(); each != all.end(); ++each) {
            if (each.value() != expected && each.value() != -2)
                other << QStringLiteral("%1: %2").arg(each.key()).arg(each.value());
        }
        return other.join(QStringLiteral("; "));
    }
    [[nodiscard]] bool hasOlder() { return numbers().values().contains(-2); }

    Storage storage;
    ReviewsServices services;
    std::unique_ptr<ReviewsPlace> place;
    std::vector<StatisticsPanel *> panels;
    QString status, summary;
};

/// One window's documents, as another process would have them.
struct DocumentsWindow {
    explicit DocumentsWindow(const Stage &stage) : storage(stage.config())
    {
        services.documents = &storage.documents();
        services.changes = &storage.changes();
        services.documentSink = &storage.documentSink();
        place = std::make_unique<DocumentsPlace>(services);
        QObject::connect(place.get(), &Place::statusChanged, [this](const QString &text) { status = text; });
        QObject::connect(place.get(), &Place::summaryChanged, [this](const QString &text) { summary = text; });
        place->resize(1100, 700);
        place->show();
    }
    /// Empty: every number is this one.
    [[nodiscard]] QString differences(qint64 expected)
    {
        QMap<QString, qint64> numbers{{QStringLiteral("list of places"), numberIn(summary)},
                                      {QStringLiteral("status strip"), numberIn(status, R"(of ([\d,]+))")}};
        numbers.insert(QStringLiteral("screen reader"), numberIn(place->findChild<DocumentListView *>()->accessibleDescription(), R"(of ([\d,]+))"));
        for (const QLabel *label : place->findChildren<QLabel *>()) {
            if (label->accessibleName().endsWith(QStringLiteral(" documents"))) {
                numbers.insert(QStringLiteral("tally"), numberIn(label->text()));
                numbers.insert(QStringLiteral("tally, spoken"), numberIn(label->accessibleName()));
            }
        }
        QStringList other(numbers.size() == 5 ? QStringList() : QStringList{QStringLiteral("no tally")});
        for (auto each = numbers.begin(); each != numbers.end(); ++each) {
            if (each.value() != expected)
                other << QStringLiteral("%1: %2").arg(each.key()).arg(each.value());
        }
        return other.join(QStringLiteral("; "));
    }

    Storage storage;
    DocumentsServices services;
    std::unique_ptr<DocumentsPlace> place;
    QString status, summary;
};

} // namespace

/// A count is the same wherever it is shown, in every window, whoever changes the rows.
class TestCounts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::apply(ThemeMode::Light); }

    void everyNumberOfReviewsIsTheSameInTwoWindows()
    {
        Stage stage;
        QVERIFY2(stage.error.isEmpty(), qPrintable(stage.error));
        const auto inDatabase = [&stage] { return stage.value(QStringLiteral("select count(*) from reviews where is_active")).toLongLong(); };
        ReviewsWindow one(stage), two(stage);
        for (ReviewsWindow *window : {&one, &two}) {
            QTRY_VERIFY(window->place->isSettled());
            window->table().selection().moveTo(0, TableSelection::Mode::Replace);
            QTRY_COMPARE_WITH_TIMEOUT(window->differences(inDatabase()), QString(), 15'000);
        }

        const QStringList changes{
            // old ones, far below what either window looks at
            QStringLiteral("insert into reviews (reviewed_at, platform, entity_type, entity_id, entity_name, platform_review_id, review_text, rating)"
                           " select '2001-05-05', 'yelp', 'hotel', 'far', 'Far', 'far ' || n, 'text', 3 from generate_series(1, 25) n"),
            QStringLiteral("delete from reviews where platform_review_id like 'far 1%'"),
            QStringLiteral(
                "update reviews set is_active = false where platform_review_id in (select platform_review_id from reviews where is_active order by reviewed_at desc limit 3)"),
            // more than a page of new ones on top
            QStringLiteral("insert into reviews (reviewed_at, platform, entity_type, entity_id, entity_name, platform_review_id, review_text, rating)"
                           " select now(), 'google', 'hotel', 'new', 'New', 'new ' || n, 'text', 3 from generate_series(1, 700) n"),
        };
        for (const QString &change : changes) {
            QVERIFY2(stage.execute(change), qPrintable(stage.postgres.error()));
            for (ReviewsWindow *window : {&one, &two}) {
                QTRY_COMPARE_WITH_TIMEOUT(window->differences(inDatabase()), QString(), 15'000);
                QTRY_VERIFY_WITH_TIMEOUT(!window->hasOlder(), 15'000);
                QVERIFY2(window->status.contains(QStringLiteral("listed")), qPrintable(window->status)); // its rows kept their places
                QVERIFY(window->behind());
            }
        }
        for (ReviewsWindow *window : {&one, &two}) {
            QTest::mouseClick(window->behind(), Qt::LeftButton);
            QTRY_VERIFY_WITH_TIMEOUT(!window->behind(), 15'000);
            window->table().selection().moveTo(0, TableSelection::Mode::Replace);
            QTRY_COMPARE_WITH_TIMEOUT(window->differences(inDatabase()), QString(), 15'000);
            QVERIFY2(!window->status.contains(QStringLiteral("listed")), qPrintable(window->status));
        }
    }

    void everyNumberOfDocumentsIsTheSameInTwoWindows()
    {
        Stage stage(1);
        QVERIFY2(stage.error.isEmpty(), qPrintable(stage.error));
        const QString add = QStringLiteral(
            "insert into documents (original_name, sha256, kind, status, created_at) select '%1 ' || n || '.pdf', sha256('c'), 'pdf', 'PENDING',"
            " now() - n * interval '1 minute' from generate_series(1, %2) n");
        QVERIFY2(stage.execute(
                     QStringLiteral(
                         "insert into document_contents values (sha256('c'), 1, 'x'); insert into document_chunks values (sha256('c'), 0, 'c'); ")
                     + add.arg(QStringLiteral("First")).arg(57)),
                 qPrintable(stage.postgres.error()));
        DocumentsWindow one(stage), two(stage);
        qint64 expected = 57;
        const auto areAllEqual = [&] { return one.differences(expected).isEmpty() && two.differences(expected).isEmpty(); };
        const QList<std::pair<QString, qint64>> changes{
            {QStringLiteral("select 1"), 57},
            {add.arg(QStringLiteral("Second")).arg(2), 59},
            {QStringLiteral("update documents set is_active = false where original_name = 'First 30.pdf'"), 58},
            {add.arg(QStringLiteral("Many")).arg(300), 358}, // more than a page
        };
        for (const auto &[change, count] : changes) {
            QVERIFY2(stage.execute(change), qPrintable(stage.postgres.error()));
            expected = count;
            for (int i = 0; i < 150 && !areAllEqual(); ++i)
                QTest::qWait(100);
            QCOMPARE(one.differences(expected), QString());
            QCOMPARE(two.differences(expected), QString());
        }
    }

    void theValuesOfAFilterAddUpToTheTally()
    {
        Stage stage;
        QVERIFY2(stage.error.isEmpty(), qPrintable(stage.error));
        ReviewsWindow window(stage);
        QTRY_VERIFY(window.place->isSettled());
        auto *popup = window.place->findChild<FilterPopup *>();
        popup->openAt(*window.place, int(FilterField::Platform));
        QListWidget *values = popup->findChildren<QListWidget *>().back();
        const auto sum = [values] {
            qint64 sum = 0;
            for (int row = 0; row < values->count(); ++row)
                sum += numberIn(values->item(row)->data(CountDelegate::CountRole).toString());
            return sum;
        };
        QTRY_COMPARE(sum(), numberIn(window.tally()));
        QVERIFY(sum() > 500);
        QVERIFY(stage.execute(QStringLiteral("delete from reviews where platform = 'yelp'")));
        QTRY_COMPARE_WITH_TIMEOUT(numberIn(window.tally()), stage.value(QStringLiteral("select count(*) from reviews where is_active")).toLongLong(),
                                  15'000);
        QTRY_COMPARE_WITH_TIMEOUT(sum(), numberIn(window.tally()), 15'000); // while it is open, too
    }
};

QTEST_MAIN(TestCounts)
#include "tst_counts.moc"
