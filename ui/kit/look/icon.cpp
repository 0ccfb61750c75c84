// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/look/icon.h"

#include "ui/kit/look/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>

#include <algorithm>
#include <array>

namespace lectern::ui {

namespace {

/// The sizes made by resources/icons/icons.cmake, ascending.
constexpr std::array<int, 7> rasterSizes{16, 22, 32, 44, 48, 66, 144};

/// Checks the theme at each drawing, so that icons follow a change of theme.
class ThemedIconEngine : public QIconEngine
{
public:
    explicit ThemedIconEngine(const QString &name) : m_name(name) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const double scale = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        painter->drawPixmap(rect, scaledPixmap(rect.size() * scale, mode, state, scale));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override { return scaledPixmap(size, mode, state, 1.0); }

    /// `size` is in device pixels.
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        const int wanted = std::min(size.width(), size.height());
        const auto raster = std::find_if(rasterSizes.begin(), rasterSizes.end(), [wanted](int pixels) { return pixels >= wanted; });
        const int pixels = raster == rasterSizes.end() ? rasterSizes.back() : *raster;
        QImage image(fileName(pixels));
        if (image.isNull())
            return {};
        if (image.width() != wanted)
            image = image.scaled(wanted, wanted, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        if (mode == QIcon::Disabled)
            image = faded(image);
        QPixmap result = QPixmap::fromImage(image);
        result.setDevicePixelRatio(scale);
        return result;
    }

    bool isNull() override { return !QFile::exists(fileName(rasterSizes.front())); }
    QIconEngine *clone() const override { return new ThemedIconEngine(m_name); }

private:
    [[nodiscard]] QString fileName(int pixels) const
    {
        return QStringLiteral(":/icons/%1/%2-%3.png").arg(theme::isDark() ? QStringLiteral("dark") : QStringLiteral("light"), m_name).arg(pixels);
    }

    static QImage faded(const QImage &image)
    {
        QImage result(image.size(), QImage::Format_ARGB32_Premultiplied);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        painter.setOpacity(0.45);
        painter.drawImage(0, 0, image);
        return result;
    }

    QString m_name;
};

} // namespace

QIcon icon(QLatin1String name) { return QIcon(new ThemedIconEngine(QString(name))); }

QIcon applicationIcon()
{
    QIcon result;
    for (const int pixels : {16, 22, 32, 48, 64, 128, 256})
        result.addFile(QStringLiteral(":/icons/own/lectern-%1.png").arg(pixels));
    return result;
}

} // namespace lectern::ui
