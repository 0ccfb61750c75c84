// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QVariantMap>

class QAction;
class QDockWidget;
class QMainWindow;

namespace lectern {

class Place;

/// The docks around the places: panels below, details on the right. Each place has a layout of its own.
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
    /// To switch each dock on and off.
    [[nodiscard]] QList<QAction *> toggleActions() const;
    /// Visible docks' contents, from left to right and top to bottom.
    [[nodiscard]] QList<QWidget *> visiblePanes() const;

    [[nodiscard]] QVariantMap state() const;
    void restoreState(const QVariantMap &state);

Q_SIGNALS:
    void layoutChanged();

private:
    struct Entry {
        QDockWidget *dock;
        QString placeKey;
        bool isDetail;
    };
    QDockWidget *makeDock(QWidget *content, bool isDetail);
    void keepLayout();
    bool restoreLayout(); ///< False: the current place has none, or an outdated one.
    void showDefaultLayout(const Place *place);
    void arrangePanels(const QList<QDockWidget *> &panels, int width);

    QMainWindow *m_window;
    QDockWidget *m_placeList = nullptr;
    QList<Entry> m_entries;
    QHash<QString, QByteArray> m_layouts; ///< By place key.
    QString m_currentKey;
    bool m_isEntering = false;
};

} // namespace lectern
