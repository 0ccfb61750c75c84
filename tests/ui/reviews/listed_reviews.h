// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/session/review_session.h"
#include "tests/support/fakes/fake_review_source.h"
#include "tests/support/settle.h"
#include "ui/kit/widgets/empty_state.h"
#include "ui/kit/widgets/list_notice.h"
#include "ui/reviews/review_list_pane.h"
#include "ui/reviews/reviews_actions.h"
#include "ui/reviews/table/review_table.h"

#include <QBoxLayout>
#include <QtTest>

namespace lectern::ui {

inline const StorageError unreachable{ErrorCode::Unavailable, FaultyPart::PostgreSql, QStringLiteral("connection refused")};

/// A session over made-up reviews and the pane that lists them, in a window of their own.
struct ListedReviews {
    explicit ListedReviews(qint64 rows) : source(rows)
    {
        auto *layout = new QVBoxLayout(&window);
        layout->addWidget(&list);
        window.resize(1000, 600);
    }
    /// As the place does once it is seen.
    void start()
    {
        window.show();
        session.start();
        settle();
    }
    void settle()
    {
        for (int i = 0; i < 5; ++i) {
            window.grab(); // a paint notes what is missing
            lectern::settle();
        }
    }
    void filterBy(const ReviewFilter &filter)
    {
        session.query().setFilter(models::FilterState(filter));
        settle();
    }
    [[nodiscard]] const EmptyState &empty() const { return *list.findChild<EmptyState *>(); }

    FakeReviewSource source;
    models::ReviewSession session{source, nullptr, nullptr};
    QWidget window;
    ReviewsActions actions{&window};
    ReviewListPane list{session, actions, nullptr, &window};
};

inline ReviewFilter onlyYelp()
{
    ReviewFilter filter;
    filter.platforms = {Platform::Yelp};
    return filter;
}

} // namespace lectern::ui
