// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/notices/server_notice.h"

namespace lectern::ui {

ServerNotice::ServerNotice(QWidget *parent) : ListNotice(parent)
{
    setObjectName(QStringLiteral("serverNotice"));
    connect(this, &ListNotice::actionRequested, this, &ServerNotice::startRequested);
}

void ServerNotice::tell(const ServerNews &news)
{
    switch (news.kind) {
    case ServerNews::Kind::Died:
        if (news.isCacheOnly)
            return showNote(tr("The private cache on this computer stopped and is being started again. Reading goes on."));
        return showNote(
            tr("The private database on this computer stopped and is being started again. What you see stays; nothing that was stored is lost."));
    case ServerNews::Kind::Restarted:
        showDone(news.isCacheOnly ? tr("The private cache on this computer runs again.")
                                  : tr("The private database on this computer runs again. Nothing that was stored is lost."));
        return;
    case ServerNews::Kind::GaveUp:
        return showNote(tr("%1 on this computer keeps stopping or does not start. What you see stays, but it may be old. The reason it gives: %2")
                            .arg(news.isCacheOnly ? tr("The private cache") : tr("The private database"),
                                 news.detail.isEmpty() ? tr("none") : news.detail.simplified().right(300)),
                        tr("Start again"));
    case ServerNews::Kind::Stopped:
        return showNote(tr("The private database on this computer was stopped by somebody. What you see stays, but it may be old."),
                        tr("Start again"));
    }
}

} // namespace lectern::ui
