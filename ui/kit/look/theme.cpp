// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/look/theme.h"

#include "ui/kit/look/plain_text.h"
#include "ui/kit/look/style.h"
#include "ui/kit/look/system_look.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QHash>
#include <QWidget>

#include <algorithm>
#include <array>
#include <string_view>

namespace lectern::ui {

QString nameOf(ThemeMode mode)
{
    switch (mode) {
    case ThemeMode::System: return QStringLiteral("system");
    case ThemeMode::Light: return QStringLiteral("light");
    case ThemeMode::Dark: return QStringLiteral("dark");
    }
    Q_UNREACHABLE();
}

std::optional<ThemeMode> themeModeFromName(QStringView name)
{
    for (const ThemeMode mode : {ThemeMode::System, ThemeMode::Light, ThemeMode::Dark}) {
        if (name == nameOf(mode))
            return mode;
    }
    return std::nullopt;
}

namespace theme {

namespace {

QColor pick(QRgb light, QRgb dark) { return QColor::fromRgb(isDark() ? dark : light); }

QPalette paletteOf(bool dark)
{
    const auto colour = [dark](QRgb light, QRgb darkOne) { return QColor::fromRgb(dark ? darkOne : light); };
    const QColor surfaceColour = colour(0xffffff, 0x1c2127);
    const QColor panelColour = colour(0xfafbfc, 0x20262d);
    const QColor textColour = colour(0x1a202c, 0xe6eaf0);
    const QColor mutedColour = colour(0x5e6773, 0x9aa5b2);
    const QColor line = colour(0xdfe3e8, 0x313a44);

    QPalette palette;
    palette.setColor(QPalette::Window, panelColour);
    palette.setColor(QPalette::WindowText, textColour);
    palette.setColor(QPalette::Base, surfaceColour);
    palette.setColor(QPalette::AlternateBase, panelColour);
    palette.setColor(QPalette::Text, textColour);
    palette.setColor(QPalette::PlaceholderText, mutedColour);
    palette.setColor(QPalette::Button, surfaceColour);
    palette.setColor(QPalette::ButtonText, textColour);
    palette.setColor(QPalette::BrightText, colour(0xc22f2f, 0xff6b6b));
    palette.setColor(QPalette::ToolTipBase, colour(0x1f2733, 0x2c343e));
    palette.setColor(QPalette::ToolTipText, colour(0xf4f6f8, 0xe6eaf0));
    palette.setColor(QPalette::Highlight, colour(0xe2edfd, 0x1d3557));
    palette.setColor(QPalette::HighlightedText, textColour);
    palette.setColor(QPalette::Link, colour(0x1a63d6, 0x5ba3ff));
    palette.setColor(QPalette::LinkVisited, colour(0x6a4fb3, 0xb39ddb));
    palette.setColor(QPalette::Light, surfaceColour);
    palette.setColor(QPalette::Midlight, colour(0xeef1f4, 0x2a323b));
    palette.setColor(QPalette::Mid, line);
    palette.setColor(QPalette::Dark, colour(0xb9c1cb, 0x3d4854));
    palette.setColor(QPalette::Shadow, colour(0x8a94a1, 0x0e1114));
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, colour(0x9aa3af, 0x626d79));
    return palette;
}

/// Desktops without a configured font use a generic family; then a font designed for screens reads better.
QFont applicationFont()
{
    QFont chosen = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    if (const QString present = presentFamily(chosen.family()); present != chosen.family())
        chosen.setFamily(present);
    const bool isGeneric = chosen.family().startsWith(QLatin1String("Sans"), Qt::CaseInsensitive) || chosen.family().isEmpty();
    if (isGeneric && QFontDatabase::hasFamily(QStringLiteral("Inter")))
        chosen.setFamily(QStringLiteral("Inter"));
    if (chosen.pointSizeF() > 0 && chosen.pointSizeF() < 10)
        chosen.setPointSizeF(10);
    return chosen;
}

bool hasTabularFigures(const QFont &candidate)
{
    const QFontMetricsF metrics(candidate);
    const double zero = metrics.horizontalAdvance(QLatin1Char('0'));
    constexpr std::string_view digits = "123456789";
    return std::all_of(digits.begin(), digits.end(),
                       [&](char digit) { return std::abs(metrics.horizontalAdvance(QLatin1Char(digit)) - zero) < 0.05; });
}

/// The family of `base` if its digits are equally wide, else a similar family whose digits are.
QString figuresFamily(const QFont &base)
{
    if (hasTabularFigures(base))
        return base.family();
    for (const QString &family :
         {QStringLiteral("Noto Sans"), QStringLiteral("Nimbus Sans"), QStringLiteral("Arial"), QStringLiteral("DejaVu Sans")}) {
        QFont candidate = base;
        candidate.setFamily(family);
        if (QFontDatabase::hasFamily(family) && hasTabularFigures(candidate))
            return family;
    }
    return base.family();
}

} // namespace

void apply(ThemeMode mode)
{
    static const bool isPrepared = [] {
        QApplication::setStyle(new Style);
        new PlainText(qApp);
        watchTitleBars();
        QApplication::setFont(applicationFont());
        return true;
    }();
    Q_UNUSED(isPrepared);
    const bool dark = mode == ThemeMode::System ? isDesktopDark() : mode == ThemeMode::Dark;
    QApplication::setPalette(paletteOf(dark));
}

bool isDark()
{
    const QPalette palette = QApplication::palette();
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

QColor page() { return pick(0xf4f6f8, 0x15191e); }
QColor surface() { return QApplication::palette().color(QPalette::Base); }
QColor panel() { return QApplication::palette().color(QPalette::Window); }
QColor text() { return QApplication::palette().color(QPalette::Text); }
QColor mutedText() { return QApplication::palette().color(QPalette::PlaceholderText); }
QColor faint() { return pick(0xe3e6ea, 0x39424c); }
QColor separator() { return QApplication::palette().color(QPalette::Mid); }
QColor accent() { return pick(0x1a63d6, 0x5ba3ff); }
QColor accentFill() { return pick(0x1f6feb, 0x2b74dd); }
QColor accentFillText() { return pick(0xffffff, 0xffffff); }
QColor selection() { return QApplication::palette().color(QPalette::Highlight); }
QColor hover() { return pick(0xeef2f6, 0x29313a); }
QColor chip() { return pick(0xf3f5f8, 0x262d35); }
QColor positive() { return pick(0x157a4b, 0x3fb984); }
QColor negative() { return pick(0xc22f2f, 0xff7373); }
QColor warning() { return pick(0x8a5a08, 0xe0ab45); }
QColor warningFill() { return pick(0xfff4dc, 0x3a2f17); }
QColor negativeFill() { return pick(0xfdecec, 0x3d2024); }
QColor positiveFill() { return pick(0xe3f5ec, 0x17342a); }
QColor star() { return pick(0xd99a00, 0xe3a50c); }

QColor of(Source source)
{
    switch (source) {
    case Source::Memory: return pick(0x1f6feb, 0x4c9aff);
    case Source::Redis: return pick(0x1a8f5c, 0x3fb984);
    case Source::Postgres: return pick(0xb5761a, 0xd9a441);
    case Source::Stale: return pick(0xc22f2f, 0xff7373);
    }
    Q_UNREACHABLE();
}

QColor series(int index)
{
    static constexpr std::array<QRgb, 8> light{0x1f6feb, 0x1a8f5c, 0xb5761a, 0xc9403f, 0x7a57c2, 0x5f6d7c, 0x0f8a9d, 0xb3468f};
    static constexpr std::array<QRgb, 8> dark{0x4c9aff, 0x3fb984, 0xd9a441, 0xf0696e, 0x9d80dd, 0x8794a3, 0x3cbccf, 0xde7fbd};
    const std::size_t slot = static_cast<std::size_t>(index) % light.size();
    return pick(light[slot], dark[slot]);
}

QFont font(double scale, QFont::Weight weight)
{
    QFont result = QApplication::font();
    if (result.pointSizeF() > 0)
        result.setPointSizeF(result.pointSizeF() * scale);
    else
        result.setPixelSize(qRound(result.pixelSize() * scale));
    result.setWeight(weight);
    return result;
}

QFont figuresFont(double scale, QFont::Weight weight)
{
    QFont result = font(scale, weight);
    static QHash<QString, QString> known; // looking up families in fontconfig is slow, and every figure needs it
    const QString family = result.family();
    if (!known.contains(family))
        known.insert(family, figuresFamily(result));
    result.setFamily(known.value(family));
    return result;
}

int rowHeight() { return qRound(QFontMetricsF(QApplication::font()).height() * 1.75); }

void makeMuted(QWidget *widget) { widget->setForegroundRole(QPalette::PlaceholderText); }

} // namespace theme
} // namespace lectern::ui
