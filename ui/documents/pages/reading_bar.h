// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace lectern::ui {

class KeycapButton;
class ReadingActions;

/// The bar above the pages: title, page, zoom, find, and the number of the current hit or finding.
///
/// Thread: GUI. Borrows the actions.
class ReadingBar : public QWidget
{
    Q_OBJECT
public:
    explicit ReadingBar(const ReadingActions &actions, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    /// `page` 0: no document.
    void setPage(int page, int pageCount);
    void setZoom(const QString &text);
    /// "1 of 9", and what is counted, for tooltip and screen reader. Empty: there are neither hits nor findings.
    void setPlace(const QString &text, const QString &meaning);
    void focusPage();
    void focusFind();
    [[nodiscard]] QString words() const;
    [[nodiscard]] QSize minimumSizeHint() const override; ///< Small, because widgets without space are hidden.
    void setWords(const QString &words);

Q_SIGNALS:
    void pageRequested(int page);
    void wordsChanged(const QString &words);
    void findStep(int direction); ///< Enter or Shift+Enter in the find field.
    void leaveRequested();        ///< Esc: focus returns to the pages.
    void findLeft();              ///< Esc during a search: return to the previous reading position.

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void takePage();
    void showPage();
    void showTitle();
    void fit();

    QString m_titleText;
    int m_page = 0;
    int m_pageCount = 0;
    QToolButton *m_thumbnails;
    QLabel *m_title;
    QLineEdit *m_pageEdit;
    QPushButton *m_zoom;
    QLineEdit *m_find;
    QLabel *m_place;
    KeycapButton *m_next;
};

} // namespace lectern::ui
