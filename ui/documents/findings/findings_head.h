// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;
class QLabel;

namespace lectern::models {
class DocumentAnalysis;
} // namespace lectern::models

namespace lectern {
struct Analysis;
} // namespace lectern

namespace lectern::ui {

class NoticeBar;

/// What stands above the cards of an analysis: its summary, which engine made it and how often that was right, and what to beware of.
///
/// Thread: GUI.
class FindingsHead : public QWidget
{
    Q_OBJECT
public:
    explicit FindingsHead(QWidget *parent = nullptr);

    /// Requires: an analysis is shown.
    void showDetail(const models::DocumentAnalysis &detail);
    /// Below the rest; owned from now on.
    void add(QWidget *more);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showEngine(const Analysis &analysis);
    void showPrecision(const models::DocumentAnalysis &detail);
    void showWarning(const models::DocumentAnalysis &detail);
    void applyColours();

    QLabel *m_summary;
    QLabel *m_engine;
    QLabel *m_judged;
    QBoxLayout *m_lines;
    NoticeBar *m_notice;
};

} // namespace lectern::ui
