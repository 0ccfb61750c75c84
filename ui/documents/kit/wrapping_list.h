// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace lectern::ui {

/// A list whose rows wrap their text, so that their heights hang on its width: QListView lays rows out anew for another
/// height only.
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
