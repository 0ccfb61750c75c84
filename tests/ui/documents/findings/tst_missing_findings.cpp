// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/documents/findings/shown_findings.h"
#include "ui/kit/look/theme.h"

using namespace lectern;
using namespace lectern::models;
using namespace lectern::ui;

class TestMissingFindings : public ShownFindings
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::apply(ThemeMode::Light); }
    void init() { open(); }

    void saysWhyThereIsNothing()
    {
        m_panel->setDocument(std::nullopt);
        QVERIFY(shownText().contains(QStringLiteral("No document is selected")));
        const DocumentId other = m_source->put(QStringLiteral("locked.pdf"));
        m_source->find(other)->document.status = WorkStatus::Failed;
        m_source->find(other)->document.reason = QStringLiteral("locked.pdf is encrypted: it needs a password.");
        m_panel->setDocument(m_source->find(other)->document);
        QVERIFY(shownText().contains(QStringLiteral("it needs a password")));
    }
};

QTEST_MAIN(TestMissingFindings)
#include "tst_missing_findings.moc"
