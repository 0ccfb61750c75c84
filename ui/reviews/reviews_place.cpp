// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/reviews_place.h"

namespace lectern {

ReviewsPlace::ReviewsPlace(const Services &services, QWidget *parent)
    : Place(parent)
    , m_services(services)
{
}

ReviewsPlace::~ReviewsPlace() = default;

QString ReviewsPlace::key() const { return QStringLiteral("reviews"); }
QString ReviewsPlace::title() const { return tr("Reviews"); }
QList<QAction *> ReviewsPlace::commands() const { return actions(); }
QList<QWidget *> ReviewsPlace::panels() const { return {}; }
QVariantMap ReviewsPlace::state() const { return {}; }
void ReviewsPlace::restoreState(const QVariantMap &) {}
bool ReviewsPlace::isSettled() const { return true; }
void ReviewsPlace::refresh() {}

} // namespace lectern
