// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/pages/reading_obstacle.h"

#include "models/errors/error_text.h"
#include "models/reviews/review_labels.h"

#include <QCoreApplication>

namespace lectern::models {

using namespace errors;
using Kind = ReadingObstacle::Kind;

namespace {

struct ObstacleText {
    Q_DECLARE_TR_FUNCTIONS(lectern::models::ReadingObstacle)
};

} // namespace

std::optional<ReadingObstacle> obstacleOf(const Document &document)
{
    const QString name = withVisibleControls(document.originalName);
    switch (document.status) {
    case WorkStatus::Failed: return ReadingObstacle{Kind::Failed, ObstacleText::tr("%1 could not be read").arg(name), document.reason};
    case WorkStatus::Pending: return ReadingObstacle{Kind::OnItsWay, ObstacleText::tr("%1 waits to be read").arg(name), document.progress};
    case WorkStatus::Processing: return ReadingObstacle{Kind::OnItsWay, ObstacleText::tr("%1 is being read").arg(name), document.progress};
    case WorkStatus::Completed: break;
    }
    if (document.pageCount > 0)
        return std::nullopt;
    return ReadingObstacle{Kind::NoPages, ObstacleText::tr("%1 has no pages").arg(name), document.reason};
}

ReadingObstacle obstacleOfFile(const QString &name, const QString &words, bool hasFailed)
{
    return {hasFailed ? Kind::Failed : Kind::OnItsWay, name, words};
}

ReadingObstacle nothingChosen(const std::optional<StorageError> &error)
{
    if (!error || error->code != ErrorCode::Denied)
        return {Kind::NothingChosen, ObstacleText::tr("No document is chosen"), ObstacleText::tr("Choose one in the list to read it here.")};
    const ErrorText words = errorText(*error);
    return {Kind::NotPermitted, words.title, words.whatToDo};
}

} // namespace lectern::models
