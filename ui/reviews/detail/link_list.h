// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QVBoxLayout;

namespace lectern::ui {

/// URLs in a review. Nothing is loaded: a click first shows the whole URL, and only
/// "Open" passes it to the browser. URLs other than http and https are shown but cannot be opened.
///
/// Thread: GUI.
class LinkList : public QWidget
{
    Q_OBJECT
public:
    explicit LinkList(QWidget *parent = nullptr);
    /// `captions[i]` is the text for `urls[i]`.
    void show(const QStringList &captions, const QStringList &urls);

private:
    void addLink(const QString &caption, const QString &url);

    QVBoxLayout *m_layout;
};

} // namespace lectern::ui
