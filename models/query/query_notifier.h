// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QObject>

#include <functional>
#include <optional>

namespace lectern::models {

/// One edit of a query by an analyst, as a step of undo. Valid during the query's lifetime.
struct QueryEdit {
    std::function<void()> takeBack;
    std::function<void()> repeat;
    bool isTypedOn = false; ///< Another letter of the text that the previous edit typed; merges with it into one step.
};

/// The signals of EditableQuery, which as a template cannot have any.
///
/// Thread: GUI.
class QueryNotifier : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

Q_SIGNALS:
    void edited(const lectern::models::QueryEdit &edit); ///< By the analyst; emitted before changed().
    void changed();
    void facetsArrived(const std::optional<lectern::StorageError> &error); ///< No error: facets() are new.
};

} // namespace lectern::models
