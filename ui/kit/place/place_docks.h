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

/// The docks around the places: panels below, details on the right. Each place has one layout per room class of the window
/// (window_room.h); docks that do not fit are shown on request.
///
/// Thread: GUI. Owns: the docks, through the window.
class PlaceDocks : public QObject
{
    Q_OBJECT
public:
    explicit PlaceDocks(QMainWindow *window);

    /// Adds the list of places as a dock without title, so that the panels below do not reduce its height.
    void addPlaceList(QWidget *list);
    void addDocksOf(const Place *place);
    /// Deletes the places' docks with their contents.
    void clear();
    /// Saves the layout of the place that is left and restores that of the one entered.
    void enter(const Place *place);
    /// Shows the details of the current place, even if another dock has to be hidden for it.
    void showDetail();
    [[nodiscard]] const WindowRoom &room() const { return m_room; }
    /// Actions that show or hide each dock.
    [[nodiscard]] QList<QAction *> toggleActions() const;
    /// Contents of the visible docks, from left to right and top to bottom.
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
    bool restoreLayout(); ///< False: there is no layout for the current place and room class, or it is outdated.
    void showLayout();
    void showDefaultLayout();
    void takeRoom();
    void share(const QDockWidget *changed, bool isShown);
    [[nodiscard]] QString layoutKey() const { return m_currentKey + m_room.suffix(); }
    void arrangePanels(const QList<QDockWidget *> &panels, int width);

    QMainWindow *m_window;
    QDockWidget *m_placeList = nullptr;
    QList<Entry> m_entries;
    QHash<QString, QByteArray> m_layouts; ///< Key: place key and room class.
    const Place *m_place = nullptr;       ///< The current place.
    QString m_currentKey;
    WindowRoom m_room;
    QTimer m_resized;
    bool m_isEntering = false;
    bool m_listGaveWay = false; ///< The list of places was hidden for another dock.
};

} // namespace lectern::ui
