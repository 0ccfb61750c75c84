// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/findings/clause_library.h"
#include "models/documents/findings/similar_model.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QListView;
class QPushButton;

namespace lectern::ui {

/// "Where else do we have this?": clauses of other documents (optionally also of this one) that are similar to one
/// finding, with the words they share.
///
/// Thread: GUI. Borrows the library.
class SimilarPanel : public QWidget
{
    Q_OBJECT
public:
    explicit SimilarPanel(models::ClauseLibrary &library, QWidget *parent = nullptr);

    void showSimilarTo(const Finding &finding, DocumentId document);
    [[nodiscard]] bool isBusy() const { return m_isBusy; }

Q_SIGNALS:
    void backWanted();
    void clauseChosen(lectern::DocumentId document, lectern::TextRange range);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void look();
    void take(const Result<models::SimilarClauses> &result);
    void choose(const QModelIndex &index);

    models::ClauseLibrary &m_library;
    models::SimilarModel m_model;
    std::stop_source m_stop;
    int m_generation = 0;
    bool m_isBusy = false;
    Finding m_asked;
    DocumentId m_document; ///< The document of the finding.
    QLabel *m_quote;
    QLabel *m_state;
    QListView *m_list;
    QCheckBox *m_withThis;
    QPushButton *m_back;
};

} // namespace lectern::ui
