// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/make_places.h"

#include "ui/documents/documents_place.h"
#include "ui/monitor/monitor_place.h"
#include "ui/reviews/reviews_place.h"
#include "ui/shell/drop/file_intake.h"

namespace lectern::ui {

QList<Place *> makePlaces(const Services &services, FileIntake &files, QWidget *parent)
{
    QList<Place *> places;
    auto *reviews = new ReviewsPlace(services.reviews, parent);
    QObject::connect(reviews, &ReviewsPlace::importRequested, &files, [&files] { files.openImport(); });
    places.append(reviews);
    if (services.documents.documents && services.documents.documentSink) {
        auto *documents = new DocumentsPlace(services.documents, parent);
        QObject::connect(documents, &DocumentsPlace::addRequested, &files, &FileIntake::openAddDocuments);
        places.append(documents);
    }
    places.append(new MonitorPlace(services.monitor, parent));
    return places;
}

} // namespace lectern::ui
