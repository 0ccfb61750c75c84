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

/// The part above an analysis' cards: its summary, the engine and its precision, and warnings.
///
/// Thread: GUI.
class FindingsHead : public QWidget
{
    Q_OBJECT
public:
    explicit FindingsHead(QWidget *parent = nullptr);

    /// Requires: there is an analysis.
    void showDetail(const models::DocumentAnalysis &detail);
    /// Adds a widget below the rest and takes ownership.
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
