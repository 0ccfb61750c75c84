// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/import_job.h"
#include "ui/documents/kit/documents_services.h"
#include "ui/monitor/monitor_services.h"
#include "ui/reviews/reviews_services.h"

namespace lectern::ui {

/// Data for displaying the connection to the servers.
struct ConnectionServices {
    MetricsSource *metrics = nullptr; ///< Null: nothing is displayed.
    ChangeFeed *changes = nullptr;
    QString serverName; ///< "local workspace" or a host name.
};

/// What the window gets from the composition root once storage is open, divided by user. Borrowed: must outlive the
/// window.
struct Services {
    ReviewsServices reviews;
    DocumentsServices documents;
    MonitorServices monitor;
    ConnectionServices connection;
    imports::MakeImportSink makeImportSink;
};

} // namespace lectern::ui
