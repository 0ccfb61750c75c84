// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviews/filter_codec.h"
#include "tests/models/reviews/poor_on_yelp.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::models;

class TestFilterCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void survivesARestart()
    {
        FilterState state = poorOnYelp();
        ReviewFilter more;
        more.entityIds = QStringList{QStringLiteral("e1")};
        more.isActive = std::nullopt;
        more.isAnswered = false;
        more.languages = QStringList{QString()};
        more.hasSentiment = false;
        more.text = QStringLiteral("\"two words\" -spam");
        state.narrow(more);
        state.setLastDays(7);
        state.nameEntity(QStringLiteral("e1"), QStringLiteral("Hotel Aurora"));
        state.setOff(FilterField::Text, true);
        QCOMPARE(filterFromVariant(toVariant(state)), state);
        QCOMPARE(filterFromVariant({{QStringLiteral("ratingMin"), 77.0}, {QStringLiteral("platforms"), QStringList{QStringLiteral("x")}}}),
                 FilterState());
    }

    void anEntityWithoutANameStaysWithoutOne()
    {
        ReviewFilter filter;
        filter.entityIds = QStringList{QStringLiteral("e1")};
        const FilterState restored = filterFromVariant(toVariant(FilterState(filter)));
        QCOMPARE(restored, FilterState(filter));
        QCOMPARE(restored.chipValue(FilterField::Entity), QStringLiteral("e1"));
    }

    void aSortHasAName()
    {
        for (int key = 0; key < reviewSortKeyCount; ++key) {
            for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
                const ReviewSort sort{ReviewSortKey(key), order};
                QCOMPARE(reviewSortFromName(sortName(sort)), std::optional(sort));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestFilterCodec)
#include "tst_filter_codec.moc"
