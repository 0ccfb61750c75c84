// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace lectern {

/// Brings a future's result to `context`'s thread: calls `handle(result)` once in that thread's event loop.
/// Does nothing if `context` is destroyed first or the future ends without a result.
///
/// Thread: the one `context` lives in. (QFuture::then(context, ...) asserts in Qt 6.4 when the context dies first.)
template <typename T, typename Handle>
void whenDone(const QFuture<T> &future, QObject *context, Handle &&handle)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, handle = std::forward<Handle>(handle)]() mutable {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            handle(watcher->future().result());
    });
    watcher->setFuture(future);
}

} // namespace lectern
