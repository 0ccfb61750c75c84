// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/place/window_room.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QTimer>
#include <QVariantMap>

class QAction;
class QDockWidget;
class QMainWindow;

namespace lectern::ui {

class Place;

/// The docks around the places: panels below, details on the right. Each place has a layout of its own for each room that the
/// window has, and what has no room in it is shown when somebody asks for it.
///
/// Thread: GUI. Owns: the docks, through the window.
class PlaceDocks : public QObject
{
    Q_OBJECT
public:
    explicit PlaceDocks(QMainWindow *window);

    /// The places stand in a dock without a title, so that the panels below leave them their full height.
    void addPlaceList(QWidget *list);
    void addDocksOf(const Place *place);
    /// Deletes the places' docks and what stands in them.
    void clear();
    /// Keeps the layout of the place that is left and brings back that of the one that is entered.
    void enter(const Place *place);
    /// Shows the details of the current place, also where they have no room of their own.
    void showDetail();
    [[nodiscard]] const WindowRoom &room() const { return m_room; }
    /// To switch each dock on and off.
    [[nodiscard]] QList<QAction *> toggleActions() const;
    /// Visible docks' contents, from left to right and top to bottom.
    [[nodiscard]] QList<QWidget *> visiblePanes() const;

    [[nodiscard]] QVariantMap state() const;
    void restoreState(const QVariantMap &state);

Q_SIGNALS:
    void layoutChanged();
    void roomChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Entry {
        QDockWidget *dock;
        QString placeKey;
        bool isDetail;
    };
    [[nodiscard]] bool isAside(const Entry &entry) const;
    QDockWidget *makeDock(QWidget *content, bool isDetail);
    void keepLayout();
    bool restoreLayout(); ///< False: the current place has none in this room, or an outdated one.
    void showLayout();
    void showDefaultLayout();
    void takeRoom();
    void share(const QDockWidget *changed, bool isShown);
    [[nodiscard]] QString layoutKey() const { return m_currentKey + m_room.suffix(); }
    void arrangePanels(const QList<QDockWidget *> &panels, int width);

    QMainWindow *m_window;
    QDockWidget *m_placeList = nullptr;
    QList<Entry> m_entries;
    QHash<QString, QByteArray> m_layouts; ///< By place key and room.
    const Place *m_place = nullptr;       ///< The current one.
    QString m_currentKey;
    WindowRoom m_room;
    QTimer m_resized;
    bool m_isEntering = false;
    bool m_listGaveWay = false; ///< To a dock that was asked for.
};

} // namespace lectern::ui
