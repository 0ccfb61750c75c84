// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>

namespace lectern::ui {

class Place;

/// The list on the left: places with their counts, and the saved views of each.
///
/// Thread: GUI. Borrows: the places.
class PlaceList : public QListWidget
{
    Q_OBJECT
public:
    explicit PlaceList(QWidget *parent = nullptr);

    void setPlaces(const QList<Place *> &places);
    void setSummary(const QString &placeKey, const QString &text);
    /// Updates places and views, and marks the current one.
    void showPresent(const Place *current);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void placeChosen(const QString &placeKey);
    void viewChosen(const QString &placeKey, const QString &viewKey);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QListWidgetItem *addEntry(const QString &text, const QString &count, const QString &placeKey, const QString &viewKey);
    void addHeading(const QString &text);
    void choose(const QListWidgetItem *item);

    QList<Place *> m_places;
    QHash<QString, QString> m_summaries;
};

} // namespace lectern::ui
