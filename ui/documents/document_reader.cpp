// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/document_reader.h"

#include "ui/empty_state.h"
#include "ui/error_words.h"

#include <QBoxLayout>
#include <QPlainTextEdit>
#include <QStackedWidget>

namespace lectern {

namespace {

constexpr int shownPageCount = 100;

} // namespace

DocumentReader::DocumentReader(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_source(*services.documents)
    , m_pages(new QStackedWidget(this))
    , m_empty(new EmptyState(m_pages))
    , m_text(new QPlainTextEdit(m_pages))
{
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setAccessibleName(tr("Text of the document"));
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_text);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    setFocusProxy(m_text);
    clear();
}

void DocumentReader::showDocument(const Document &document)
{
    const bool isSame = m_document && m_document->id == document.id && m_document->pageCount == document.pageCount;
    m_document = document;
    if (document.status != WorkStatus::Completed) {
        m_answer.stop();
        m_empty->show(document.status == WorkStatus::Failed ? EmptyState::Kind::Failed : EmptyState::Kind::Loading,
                      document.status == WorkStatus::Failed ? tr("This document could not be read") : tr("This document is being read"), document.reason);
        return m_pages->setCurrentWidget(m_empty);
    }
    if (!isSame)
        showText();
}

void DocumentReader::showText()
{
    m_answer.ask(
        this, [this](std::stop_token stop) { return m_source.fetchText(m_document->id, 1, shownPageCount, stop); },
        [this](const Result<Answer<DocumentText>> &result) {
            if (!result) {
                const ErrorWords words = wordsFor(result.error());
                m_empty->show(EmptyState::Kind::Failed, words.title, words.whatToDo);
                return m_pages->setCurrentWidget(m_empty);
            }
            QString text;
            for (const DocumentPage &page : result->value->pages)
                text += page.text;
            m_text->setPlainText(text);
            m_pages->setCurrentWidget(m_text);
        });
}

void DocumentReader::clear()
{
    m_answer.stop();
    m_document.reset();
    m_text->clear();
    m_empty->show(EmptyState::Kind::NeverHadContent, tr("No document is chosen"), tr("Choose one in the list to read it here."));
    m_pages->setCurrentWidget(m_empty);
}

std::optional<DocumentId> DocumentReader::document() const { return m_document ? std::optional(m_document->id) : std::nullopt; }
int DocumentReader::currentPage() const { return m_document ? 1 : 0; }
void DocumentReader::goToPage(int) {}
void DocumentReader::setHighlights(const std::vector<DocumentHighlight> &) {}
void DocumentReader::showRange(const TextRange &) {}
QList<QAction *> DocumentReader::commands() const { return {}; }
QVariantMap DocumentReader::state() const { return {}; }
void DocumentReader::restoreState(const QVariantMap &) {}
bool DocumentReader::isSettled() const { return !m_answer.isBusy(); }

} // namespace lectern
