// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QVBoxLayout;

namespace lectern::ui {

/// Addresses that a review names. Nothing is loaded: a click first shows the whole address, and only
/// "Open" hands it to the browser. Addresses that are not http or https are shown and never opened.
///
/// Thread: GUI.
class LinkList : public QWidget
{
    Q_OBJECT
public:
    explicit LinkList(QWidget *parent = nullptr);
    /// `captions[i]` stands for `urls[i]`.
    void show(const QStringList &captions, const QStringList &urls);

private:
    void addLink(const QString &caption, const QString &url);

    QVBoxLayout *m_layout;
};

} // namespace lectern::ui
