// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/place.h"
#include "ui/services.h"

class QSplitter;

namespace lectern {

class DocumentReader;

/// Where contracts are read: the list of documents, the chosen one's pages, its findings.
///
/// Thread: GUI. Borrows: what `services` points to, which outlives it.
/// Requires: services.documents and services.documentSink.
class DocumentsPlace : public Place
{
    Q_OBJECT
public:
    explicit DocumentsPlace(const Services &services, QWidget *parent = nullptr);

    [[nodiscard]] QString key() const override { return QStringLiteral("documents"); }
    [[nodiscard]] QString title() const override { return tr("Documents"); }
    [[nodiscard]] QList<QAction *> commands() const override;
    [[nodiscard]] QVariantMap state() const override;
    void restoreState(const QVariantMap &state) override;
    [[nodiscard]] bool isSettled() const override;

private:
    QSplitter *m_splitter;
    DocumentReader *m_reader;
};

} // namespace lectern
