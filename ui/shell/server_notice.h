// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/server_news.h"
#include "ui/kit/widgets/list_notice.h"

namespace lectern::ui {

/// Says above the places what became of the private servers of this computer. Bad news stays until there is better; good news
/// goes by itself after a while.
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
