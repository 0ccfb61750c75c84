// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/filter/query_filter_menu.h"

#include "models/reviews/facet_choices.h"
#include "models/reviews/query_state.h"
#include "tests/support/fakes/fake_review_source.h"

#include <QSignalSpy>
#include <QtTest>

using namespace lectern;
using namespace lectern::models;
using namespace lectern::ui;

namespace {

class Menu : public QueryFilterMenu<QueryState>
{
public:
    using QueryFilterMenu::QueryFilterMenu;
    QString countText(qint64 count) const override { return QString::number(count); }
    QString textHint() const override { return {}; }
};

constexpr int platform = int(FilterField::Platform);

} // namespace

class TestQueryFilterMenu : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_source = std::make_unique<FakeReviewSource>(100'000);
        m_query = std::make_unique<QueryState>(*m_source);
        m_menu = std::make_unique<Menu>(*m_query);
    }

    void fieldsAreThoseOfTheFilter()
    {
        QCOMPARE(m_menu->fieldCount(), filterFieldCount);
        QCOMPARE(m_menu->title(platform), QStringLiteral("Platform"));
        QCOMPARE(m_menu->editor(int(FilterField::Date)), FilterMenu::Editor::Dates);
        QCOMPARE(m_menu->editor(int(FilterField::Text)), FilterMenu::Editor::Text);
        QCOMPARE(m_menu->editor(platform), FilterMenu::Editor::Values);
    }

    void whatIsChosenIsAsked()
    {
        QSignalSpy changed(m_menu.get(), &FilterMenu::changed);
        const auto choices = m_menu->choices(platform);
        m_menu->choose(platform, 1, true);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(m_query->query().filter.platforms.size(), size_t(1));
        QCOMPARE(nameOf(m_query->query().filter.platforms[0]), choices[1].key);
        m_menu->setOff(platform, true);
        QVERIFY(m_menu->isOff(platform) && m_query->query().filter.platforms.empty());
        m_menu->clear(platform);
        QVERIFY(!m_menu->isSet(platform));
    }

    void datesAreThoseThatAreAskedToday()
    {
        m_menu->setLastDays(1);
        QCOMPARE(m_menu->dates().from, std::optional(QDateTime::currentDateTimeUtc().date()));
        m_menu->setDates({QDate(2026, 1, 1), QDate(2026, 2, 1)});
        QCOMPARE(m_query->query().filter.until, std::optional(QDate(2026, 2, 1)));
        QVERIFY(!m_query->filter().lastDays());
    }

    void countsArriveWithTheirChoices()
    {
        QSignalSpy arrived(m_menu.get(), &FilterMenu::countsArrived);
        m_menu->fetchCounts();
        QTRY_COMPARE(arrived.size(), 1);
        QCOMPARE(arrived[0][0].toString(), QString());
        QVERIFY(m_menu->choices(platform)[0].count);
    }

    void anErrorIsToldInWords()
    {
        m_source->failure = StorageError{ErrorCode::Unavailable, FaultyPart::PostgreSql, {}};
        QSignalSpy arrived(m_menu.get(), &FilterMenu::countsArrived);
        m_menu->fetchCounts();
        QTRY_COMPARE(arrived.size(), 1);
        QVERIFY(arrived[0][0].toString().contains(u"PostgreSQL"));
    }

private:
    std::unique_ptr<FakeReviewSource> m_source;
    std::unique_ptr<QueryState> m_query;
    std::unique_ptr<Menu> m_menu;
};

QTEST_GUILESS_MAIN(TestQueryFilterMenu)
#include "tst_query_filter_menu.moc"
