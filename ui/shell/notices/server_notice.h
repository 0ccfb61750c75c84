// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/server_news.h"
#include "ui/kit/widgets/list_notice.h"

namespace lectern::ui {

/// Shows changes in the private servers' state above the places. An error stays until there is better news; a success message
/// disappears after a while.
///
/// Thread: GUI.
class ServerNotice : public ListNotice
{
    Q_OBJECT
public:
    explicit ServerNotice(QWidget *parent = nullptr);

    void tell(const ServerNews &news);

Q_SIGNALS:
    void startRequested();
};

} // namespace lectern::ui
