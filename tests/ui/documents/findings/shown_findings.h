// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fakes/fake_document_source.h"
#include "tests/support/sample_analysis.h"
#include "tests/support/settle.h"
#include "ui/documents/findings/draft_notice.h"
#include "ui/documents/findings/findings_actions.h"
#include "ui/documents/findings/findings_panel.h"
#include "ui/kit/widgets/notice_bar.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace lectern::ui {

/// For tests of the findings panel and its parts: the panel with the sample's analysis, shown and settled.
class ShownFindings : public QObject
{
protected:
    /// Anew, for each test.
    void open()
    {
        const SampleAnalysis sample = sampleAnalysis();
        m_panel.reset();
        m_source = std::make_unique<FakeDocumentSource>();
        m_id = m_source->put(QStringLiteral("supply.pdf"), {sample.pages.front().text});
        m_source->putAnalysis(m_id, sample.analysis);
        m_panel = std::make_unique<FindingsPanel>(*m_source, *m_source);
        m_panel->resize(380, 820);
        m_panel->show();
        m_panel->setDocument(m_source->find(m_id)->document);
        QTRY_VERIFY(m_panel->session().analysis());
        QTRY_VERIFY(!m_panel->session().detail().isBusy());
    }
    [[nodiscard]] QString shownText() const
    {
        QStringList texts;
        for (const QLabel *label : m_panel->findChildren<QLabel *>()) {
            if (label->isVisible())
                texts << label->text();
        }
        return texts.join(u'\n');
    }
    [[nodiscard]] QListView *list() const { return m_panel->findChild<QListView *>(); }
    [[nodiscard]] Verdict stored(int finding) const { return m_source->find(m_id)->analyses.back().findings[size_t(finding)].verdict; }
    [[nodiscard]] QString notice() const
    {
        const auto *bar = m_panel->findChild<NoticeBar *>();
        return bar->isVisible() ? bar->text() : QString();
    }
    [[nodiscard]] QString unsaved() const
    {
        const auto *bar = m_panel->findChild<DraftNotice *>();
        return bar->isVisible() ? bar->text() : QString();
    }
    /// What the card of a finding says.
    [[nodiscard]] QVariant shown(int finding, int role) const
    {
        for (int row = 0; row < list()->model()->rowCount(); ++row) {
            if (list()->model()->index(row, 0).data(models::FindingsModel::FindingRole).toInt() == finding
                && list()->model()->index(row, 0).data(models::FindingsModel::PageRole).toInt() > 0)
                return list()->model()->index(row, 0).data(role);
        }
        return {};
    }
    void writeNote(int finding, const QString &words)
    {
        m_panel->selectFinding(finding);
        QTest::keyClick(list(), Qt::Key_N);
        auto *note = m_panel->findChild<QLineEdit *>();
        note->setText(words);
        QTest::keyClick(note, Qt::Key_Return);
    }
    void answer(const QString &words)
    {
        for (QPushButton *button : m_panel->findChild<DraftNotice *>()->findChildren<QPushButton *>()) {
            if (button->text() == words)
                return button->click();
        }
        QFAIL("nobody asks that");
    }
    const StorageError gone{ErrorCode::Unavailable, FaultyPart::PostgreSql, QStringLiteral("gone")};
    void press(const QString &command)
    {
        for (QAction *action : m_panel->actions().all()) {
            if (action->text() == command)
                return action->trigger();
        }
        QFAIL("there is no such command");
    }
    /// Another document with so many clauses below its risks that the list scrolls.
    DocumentId addLong(const QString &name)
    {
        const SampleAnalysis sample = sampleAnalysis();
        const DocumentId id = m_source->put(name, {sample.pages.front().text});
        Analysis analysis = sample.analysis;
        analysis.id.value = QUuid::createUuid();
        for (int number = 3; number < 40; ++number) {
            Finding finding = analysis.findings.back();
            finding.number = number;
            finding.category = QStringLiteral("Clause %1").arg(number);
            analysis.findings.push_back(finding);
        }
        m_source->putAnalysis(id, analysis);
        return id;
    }
    void show(DocumentId id)
    {
        m_panel->setDocument(m_source->find(id)->document);
        QTRY_VERIFY(m_panel->session().analysis() && m_panel->session().analysis()->documentId == id);
        QTRY_VERIFY(!m_panel->session().detail().isBusy());
        m_panel->grab(); // laid out
    }
    /// One risk in five places, and a clause after it.
    void judgeRepeated()
    {
        Analysis analysis = sampleAnalysis().analysis;
        analysis.id.value = QUuid::createUuid();
        for (int number = 3; number < 7; ++number) {
            Finding finding = analysis.findings[0];
            finding.number = number;
            analysis.findings.push_back(finding);
            analysis.risks[0].findings.push_back(number);
        }
        analysis.findings[4].verdict.note = QStringLiteral("mine");
        m_source->putAnalysis(m_id, analysis);
        m_panel->refresh();
        QTRY_COMPARE(m_panel->session().analysis()->id, analysis.id);
        m_panel->grab();
        list()->setCurrentIndex(list()->model()->index(1, 0));
    }
    [[nodiscard]] int countStored(Judgement judgement) const
    {
        const auto &findings = m_source->find(m_id)->analyses.back().findings;
        return int(std::count_if(findings.begin(), findings.end(), [&](const Finding &finding) { return finding.verdict.judgement == judgement; }));
    }

    std::unique_ptr<FakeDocumentSource> m_source;
    std::unique_ptr<FindingsPanel> m_panel;
    DocumentId m_id;
};

} // namespace lectern::ui
