// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/list/document_filter_state.h"
#include "models/reviews/newest_answer.h"
#include "ui/kit/filter/filter_menu.h"

namespace lectern::ui {

/// The filter and the order of the documents list; the fields are DocumentFilterField's.
///
/// Thread: GUI. Borrows the source.
class DocumentFilterMenu : public FilterMenu
{
    Q_OBJECT
public:
    explicit DocumentFilterMenu(DocumentSource &source, QObject *parent = nullptr);

    [[nodiscard]] const models::DocumentFilterState &state() const { return m_state; }
    [[nodiscard]] DocumentQuery query() const; ///< As the source is asked today.
    /// Replaces without a step of undo.
    void restore(const models::DocumentFilterState &state);
    void setAllOff();
    void setSort(DocumentSortKey key, Qt::SortOrder order);

    [[nodiscard]] int fieldCount() const override { return models::documentFilterFieldCount; }
    [[nodiscard]] QString title(int field) const override { return titleOf(models::DocumentFilterField(field)); }
    [[nodiscard]] Editor editor(int field) const override;
    [[nodiscard]] int firstField() const override { return int(models::DocumentFilterField::Risk); }
    [[nodiscard]] bool isSet(int field) const override { return m_state.isSet(models::DocumentFilterField(field)); }
    [[nodiscard]] bool isOff(int field) const override { return m_state.isOff(models::DocumentFilterField(field)); }
    [[nodiscard]] QString chipTitle(int field) const override { return m_state.chipTitle(models::DocumentFilterField(field)); }
    [[nodiscard]] QString chipValue(int field) const override { return m_state.chipValue(models::DocumentFilterField(field)); }
    void setOff(int field, bool isOff) override;
    void clear(int field) override;
    void clearAll() override;
    [[nodiscard]] const std::vector<Choice> &choices(int field) override;
    void choose(int field, int choice, bool isChosen) override;
    [[nodiscard]] QString countText(qint64 count) const override;
    void fetchCounts() override;
    void renewCounts() override;
    [[nodiscard]] Dates dates() const override;
    void setDates(const Dates &dates) override;
    void setLastDays(int days) override;
    [[nodiscard]] QString text() const override { return m_state.text(); }
    void setText(const QString &text) override;
    [[nodiscard]] QString textHint() const override { return tr("Words in name and text"); }
    /// Clients and contract types that documents have, as last counted; null: not counted yet.
    [[nodiscard]] const DocumentFacets *facets() const { return m_facets.get(); }

Q_SIGNALS:
    /// The analyst changed it; `isTyping`: by another letter of a text.
    void replaced(const lectern::models::DocumentFilterState &before, bool isTyping);

private:
    template <typename Change>
    void change(Change &&change, bool isTyping = false);

    DocumentSource &m_source;
    models::DocumentFilterState m_state;
    models::NewestAnswer<DocumentFacets> m_answer;
    std::shared_ptr<const DocumentFacets> m_facets;
    std::vector<models::DocumentFilterChoice> m_choices;
    std::vector<Choice> m_shown;
};

} // namespace lectern::ui
