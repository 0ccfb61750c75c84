// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace lectern::ui {

/// A list whose rows wrap their text, so that their heights depend on its width. QListView itself does not lay out again when
/// only the width changes.
///
/// Thread: GUI.
class WrappingList : public QListView
{
public:
    explicit WrappingList(QWidget *parent = nullptr);

protected:
    void resizeEvent(QResizeEvent *event) override;
};

} // namespace lectern::ui
