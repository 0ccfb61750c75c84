// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/import_job.h"
#include "ui/documents/kit/documents_services.h"
#include "ui/monitor/monitor_services.h"
#include "ui/reviews/reviews_services.h"

namespace lectern::ui {

/// How the connection to the servers is told of.
struct ConnectionServices {
    MetricsSource *metrics = nullptr; ///< Null: nothing is told.
    ChangeFeed *changes = nullptr;
    QString serverName; ///< Whose servers these are: "local workspace" or a host name.
};

/// What the window gets from the composition root once storage is open, a part for each that works with it. Borrowed: outlives the
/// window.
struct Services {
    ReviewsServices reviews;
    DocumentsServices documents;
    MonitorServices monitor;
    ConnectionServices connection;
    imports::MakeImportSink makeImportSink;
};

} // namespace lectern::ui
