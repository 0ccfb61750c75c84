// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/editable_query.h"
#include "tests/models/query/small_filter.h"

#include <QSignalSpy>
#include <QtTest>

using namespace lectern;
using namespace lectern::models;

namespace {

using Counts = std::vector<qint64>;

/// Answers when the test says so.
class HeldSource
{
public:
    struct Asked {
        SmallFilter filter;
        std::stop_token stop;
        std::shared_ptr<QPromise<Result<Answer<Counts>>>> answer = std::make_shared<QPromise<Result<Answer<Counts>>>>();

        void give(Result<Answer<Counts>> result) const
        {
            answer->addResult(std::move(result));
            answer->finish();
        }
    };
    std::vector<Asked> asked;

    FutureAnswer<Counts> fetchFacets(const SmallFilter &filter, std::stop_token stop)
    {
        asked.push_back({filter, stop});
        asked.back().answer->start();
        return asked.back().answer->future();
    }
};

class SmallQuery : public EditableQuery<SmallFilterState, int, HeldSource, Counts>
{
public:
    explicit SmallQuery(HeldSource &source) : EditableQuery(source)
    {
        connect(this, &QueryNotifier::edited, this, [this](const QueryEdit &edit) { edits.push_back(edit); });
    }
    using EditableQuery::show;
    std::vector<QueryEdit> edits;
};

Result<Answer<Counts>> counted(const Counts &counts)
{
    Answer<Counts> answer;
    answer.value = std::make_shared<const Counts>(counts);
    return answer;
}

const SmallFilterState red = ofColours({QStringLiteral("red")});

} // namespace

class TestEditableQuery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachChangeIsAnEditThatCanBeTakenBackAndRepeated()
    {
        HeldSource source;
        SmallQuery query(source);
        QSignalSpy changed(&query, &QueryNotifier::changed);
        query.setFilter(red);
        query.setSort(3);
        query.setSort(3); // the same
        QCOMPARE(changed.size(), 2);
        QCOMPARE(query.edits.size(), size_t(2));
        query.edits[1].takeBack();
        QCOMPARE(query.sort(), 0);
        query.edits[0].takeBack();
        QVERIFY(query.filter().isEmpty());
        query.edits[0].repeat();
        QVERIFY(query.filter() == red);
        QCOMPARE(query.edits.size(), size_t(2)); // going to and fro is none
        QCOMPARE(changed.size(), 5);
    }

    void aWholeTypingGoesOn()
    {
        HeldSource source;
        SmallQuery query(source);
        for (const char *text : {"r", "refund", "refund "}) // the last is the same question
            query.setText(QString::fromLatin1(text));
        QCOMPARE(query.edits.size(), size_t(2));
        QVERIFY(!query.edits[0].isTypedOn);
        QVERIFY(query.edits[1].isTypedOn);
        QCOMPARE(query.filter().values().text, QStringLiteral("refund"));
    }

    void whatComesBetweenEndsATyping()
    {
        HeldSource source;
        SmallQuery query(source);
        query.setText(QStringLiteral("a"));
        query.setSort(1);
        query.setText(QStringLiteral("ab"));
        QVERIFY(!query.edits.back().isTypedOn);
        query.edits.back().takeBack();
        query.setText(QStringLiteral("abc"));
        QVERIFY(!query.edits.back().isTypedOn);
        query.show(red, 1);
        query.setText(QStringLiteral("d"));
        QVERIFY(!query.edits.back().isTypedOn);
    }

    void aFilterSwitchedOffCanBeTakenBack()
    {
        HeldSource source;
        SmallQuery query(source);
        query.setFilter(red);
        query.switchAllOff();
        QVERIFY(query.askedFilter().colours.isEmpty());
        query.edits.back().takeBack();
        QVERIFY(query.filter() == red);
    }

    void whatIsRestoredIsNoEdit()
    {
        HeldSource source;
        SmallQuery query(source);
        QSignalSpy changed(&query, &QueryNotifier::changed);
        query.show(red, 2);
        query.show(red, 2);
        QCOMPARE(changed.size(), 1);
        QVERIFY(query.edits.empty());
        QCOMPARE(query.sort(), 2);
    }

    void facetsAreThoseAskedForLast()
    {
        HeldSource source;
        SmallQuery query(source);
        QSignalSpy arrived(&query, &QueryNotifier::facetsArrived);
        query.fetchFacets();
        query.setFilter(ofColours({QStringLiteral("red"), QStringLiteral("blue")}));
        query.fetchFacets();
        QVERIFY(source.asked[0].stop.stop_requested());
        QCOMPARE(source.asked[1].filter.colours, (QStringList{QStringLiteral("blue"), QStringLiteral("red")}));
        source.asked[1].give(counted({2}));
        QTRY_COMPARE(arrived.size(), 1);
        source.asked[0].give(counted({1}));
        QCOMPARE(*query.facets(), Counts{2});
    }

    void renewedFacetsStayUntilTheNewOnesAreThere()
    {
        HeldSource source;
        SmallQuery query(source);
        QSignalSpy arrived(&query, &QueryNotifier::facetsArrived);
        query.fetchFacets();
        source.asked[0].give(counted({1}));
        QTRY_COMPARE(arrived.size(), 1);
        query.renewFacets();
        QVERIFY(query.facets());
        source.asked[1].give(failure(ErrorCode::Unavailable, FaultyPart::Lectern, {}));
        QTRY_COMPARE(arrived.size(), 2);
        QCOMPARE(*query.facets(), Counts{1});
        QVERIFY(arrived[1][0].value<std::optional<StorageError>>());
        query.fetchFacets();
        QVERIFY(!query.facets());
    }
};

QTEST_GUILESS_MAIN(TestEditableQuery)
#include "tst_editable_query.moc"
