// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/look/wrapped_label.h"

namespace lectern::ui {

/// The outcome of a check: begins with "OK" or "Failed", so that it does not depend on colour alone. Hidden until there is one.
///
/// Thread: GUI.
class OutcomeLabel : public WrappedLabel
{
    Q_OBJECT
public:
    explicit OutcomeLabel(QWidget *parent = nullptr);

    void showBusy(const QString &text);
    void showOutcome(bool isOk, const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Kind : quint8 { Busy, Ok, Failed };
    void colour();

    Kind m_kind = Kind::Busy;
};

} // namespace lectern::ui
