// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/table/stars.h"

#include "models/reviews/review_labels.h"
#include "ui/kit/look/theme.h"

#include <QPixmapCache>

#include <cmath>
#include <numbers>

namespace lectern::ui {

using namespace models;

namespace {

constexpr int starCount = 5;

QPolygonF starAt(const QPointF &centre, double radius)
{
    QPolygonF star;
    for (int i = 0; i < 2 * starCount; ++i) {
        const double angle = std::numbers::pi * (i / double(starCount) - 0.5);
        const double distance = i % 2 ? radius * 0.42 : radius;
        star << centre + QPointF(std::cos(angle), std::sin(angle)) * distance;
    }
    return star;
}

void drawStars(QPainter &painter, int size, double rating)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const int advance = starsWidth(size) / starCount;
    for (const bool isFilled : {false, true}) {
        painter.setBrush(isFilled ? theme::star() : theme::faint());
        for (int i = 0; i < starCount; ++i) {
            const double share = std::clamp(rating - i, 0.0, 1.0);
            painter.save();
            if (isFilled)
                painter.setClipRect(QRectF(i * advance, 0, share * size, size));
            if (!isFilled || share > 0)
                painter.drawPolygon(starAt(QPointF(i * advance + size / 2.0, size * 0.53), size / 2.0));
            painter.restore();
        }
    }
}

} // namespace

int starsWidth(int size) { return starCount * (size + std::max(1, size / 6)); }

void paintStars(QPainter &painter, const QPointF &topLeft, int size, double rating)
{
    const double scale = painter.device()->devicePixelRatioF();
    const double halves = std::round(rating * 2) / 2;
    const QString key = QStringLiteral("stars %1 %2 %3 %4").arg(size).arg(halves).arg(scale).arg(theme::star().rgba() ^ theme::faint().rgba());
    QPixmap strip;
    if (!QPixmapCache::find(key, &strip)) {
        strip = QPixmap(QSize(starsWidth(size), size) * scale);
        strip.setDevicePixelRatio(scale);
        strip.fill(Qt::transparent);
        QPainter stars(&strip);
        drawStars(stars, size, halves);
        stars.end();
        QPixmapCache::insert(key, strip);
    }
    painter.drawPixmap(topLeft, strip);
}

StarsLabel::StarsLabel(QWidget *parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); }

void StarsLabel::setRating(std::optional<double> rating)
{
    m_rating = rating;
    setVisible(rating.has_value());
    setAccessibleName(rating ? tr("%1 of 5 stars").arg(ratingText(rating)) : tr("Not rated"));
    setToolTip(accessibleName());
    update();
}

QSize StarsLabel::sizeHint() const
{
    const int size = fontMetrics().ascent() + 1;
    return {starsWidth(size), size};
}

void StarsLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_rating)
        paintStars(painter, {0, 0}, height(), *m_rating);
}

} // namespace lectern::ui
