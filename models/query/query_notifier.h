// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QObject>

#include <functional>
#include <optional>

namespace lectern::models {

/// One change of a query by an analyst, as a step of undo. Valid while the query lives.
struct QueryEdit {
    std::function<void()> takeBack;
    std::function<void()> repeat;
    bool isTypedOn = false; ///< Another letter of the text that the edit before it typed: one step with it.
};

/// What an EditableQuery tells, whatever it asks for.
///
/// Thread: GUI.
class QueryNotifier : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

Q_SIGNALS:
    void edited(const lectern::models::QueryEdit &edit); ///< By the analyst; ahead of changed().
    void changed();
    void facetsArrived(const std::optional<lectern::StorageError> &error); ///< Without an error facets() are the newest.
};

} // namespace lectern::models
