// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/storage/document_contract.h"

#include <QtTest>

using namespace lectern;

/// What a DocumentSink does, whoever it is.
class TestDocumentChangeContract : public QObject
{
    Q_OBJECT

    DocumentSubjects m_subjects;

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_subjects.stage.error.isEmpty(), qPrintable(m_subjects.stage.error)); }

    void addsAFileOnceUnlessItIsToldTo_data() { DocumentSubjects::addSubjects(); }
    void addsAFileOnceUnlessItIsToldTo()
    {
        QFETCH(QString, who);
        DocumentSubject &subject = m_subjects.toChange(who);
        NewDocument file;
        file.path = m_subjects.stage.file(u"New lease.pdf"_qs, "new bytes");
        file.client = u"  Acme\n GmbH "_qs;
        file.contractType = u"Lease"_qs;
        file.previousVersion = idOf(1);
        qint64 done = 0;
        const auto add = [&] { return subject.sink().add(file, [&done](qint64 bytes, qint64) { done = bytes; }, {}).result(); };
        const auto added = add();
        QVERIFY2(added, reasonOf(added));
        QVERIFY(!added->isExisting);
        QCOMPARE(added->sha256, QCryptographicHash::hash("new bytes", QCryptographicHash::Sha256));
        QCOMPARE(done, qint64(9));
        const Document document = documentOf(subject, added->id);
        QCOMPARE(document.originalName, u"New lease.pdf"_qs);
        QCOMPARE(document.client, u"Acme GmbH"_qs);
        QCOMPARE(document.contractType, u"Lease"_qs);
        QCOMPARE(document.previousVersion, idOf(1));
        QCOMPARE(document.status, WorkStatus::Pending);
        QCOMPARE(document.kind, DocumentKind::Unknown);
        QCOMPARE(document.sizeBytes, qint64(9));
        QCOMPARE(document.sha256, added->sha256);
        QCOMPARE(document.version, qint64(1));
        QVERIFY(document.isQueued);
        QVERIFY(!document.risks);
        QCOMPARE(*subject.source().fetchBytes(added->id).result(), QByteArray("new bytes"));
        QCOMPARE(listOf(subject, {})->rows.front().document.id, added->id);

        const auto again = add();
        QVERIFY(again && again->isExisting);
        QCOMPARE(again->id, added->id);
        file.onSameContent = SameContent::AddAnyway;
        const auto anyway = add();
        QVERIFY(anyway && !anyway->isExisting);
        QVERIFY(anyway->id != added->id);
        file.onSameContent = SameContent::OpenExisting;
        QCOMPARE(add()->id, anyway->id); // the newest that has it
        QCOMPARE(ending(subject.sink().setActive({added->id, anyway->id}, false)), u"done"_qs);
        QVERIFY(!add()->isExisting); // those are deleted

        file.client = QString(201, u'c');
        QCOMPARE(ending(add()), u"invalid"_qs);
        file.client.clear();
        file.path = m_subjects.stage.file(u"empty.pdf"_qs, {});
        QCOMPARE(ending(add()), u"invalid"_qs);
        file.path = m_subjects.stage.files.filePath(u"nowhere.pdf"_qs);
        QCOMPARE(ending(add()), u"invalid"_qs);
    }

    void anEditHoldsUnlessSomebodyElseEditedFirst_data() { DocumentSubjects::addSubjects(); }
    void anEditHoldsUnlessSomebodyElseEditedFirst()
    {
        QFETCH(QString, who);
        DocumentSubject &subject = m_subjects.toChange(who);
        const auto id = subject.complete(u"Edited.pdf"_qs, {u"Text.\n"_qs});
        QVERIFY2(id, reasonOf(id));
        const qint64 version = documentOf(subject, *id).version;
        const DocumentEdit mine{u"Mine.pdf"_qs, u" My\tclient "_qs, u"Lease"_qs}, theirs{u"Theirs.pdf"_qs, {}, {}};
        const auto edit = [&](qint64 known, const DocumentEdit &edit) { return ending(subject.sink().edit(*id, known, edit)); };
        QCOMPARE(edit(version, theirs), u"done"_qs);
        QCOMPARE(edit(version, mine), u"conflict"_qs);
        QCOMPARE(edit(version, theirs), u"done"_qs); // it says so already
        QCOMPARE(documentOf(subject, *id).originalName, u"Theirs.pdf"_qs);
        const qint64 later = documentOf(subject, *id).version;
        QCOMPARE(later, version + 1);
        QCOMPARE(edit(later, theirs), u"done"_qs); // nothing changes but the version
        QCOMPARE(documentOf(subject, *id).version, later + 1);
        QCOMPARE(edit(later, mine), u"done"_qs);
        const Document document = documentOf(subject, *id);
        QCOMPARE(document.originalName, u"Mine.pdf"_qs);
        QCOMPARE(document.client, u"My client"_qs);
        QCOMPARE(document.contractType, u"Lease"_qs);
        QCOMPARE(edit(document.version, {u" "_qs, {}, {}}), u"invalid"_qs);
        QCOMPARE(edit(document.version, {u"a"_qs, QString(201, u'c'), {}}), u"invalid"_qs);
        QCOMPARE(edit(document.version, {u"a"_qs, {}, QString(201, u't')}), u"invalid"_qs);
        QCOMPARE(edit(document.version, {QString(300, u'n'), QString(200, u'c'), {}}), u"done"_qs);
        QCOMPARE(documentOf(subject, *id).originalName.size(), 200);

        const qint64 beforeWork = documentOf(subject, *id).version;
        QCOMPARE(ending(subject.sink().analyse(*id, u"builtin"_qs)), u"done"_qs);
        QVERIFY(documentOf(subject, *id).version > beforeWork);
        QCOMPARE(edit(beforeWork, mine), u"done"_qs); // a worker's doing is no conflict
        const qint64 beforeDelete = documentOf(subject, *id).version;
        QCOMPARE(ending(subject.sink().setActive({*id}, false)), u"done"_qs);
        QCOMPARE(edit(beforeDelete, theirs), u"conflict"_qs);
    }

    void anUndoneEditLeavesWhatSomebodyElseWrote_data() { DocumentSubjects::addSubjects(); }
    void anUndoneEditLeavesWhatSomebodyElseWrote()
    {
        QFETCH(QString, who);
        DocumentSubject &subject = m_subjects.toChange(who);
        const auto id = subject.complete(u"Before.pdf"_qs, {u"Text.\n"_qs});
        QVERIFY2(id, reasonOf(id));
        const DocumentEdit before{u"Before.pdf"_qs, {}, {}}, after{u"After.pdf"_qs, u"Helix"_qs, {}}, theirs{u"Theirs.pdf"_qs, u"Helix"_qs, {}};
        const auto replace = [&](const DocumentEdit &present, const DocumentEdit &edit) {
            return ending(subject.sink().replaceEdit(*id, present, edit));
        };
        QCOMPARE(replace(before, after), u"done"_qs);
        QCOMPARE(replace(after, before), u"done"_qs);
        QCOMPARE(replace(after, before), u"done"_qs); // it says so already
        QCOMPARE(replace(before, theirs), u"done"_qs);
        QCOMPARE(replace(before, after), u"conflict"_qs);
        QCOMPARE(documentOf(subject, *id).originalName, u"Theirs.pdf"_qs);
        QCOMPARE(replace(theirs, {QString(), {}, {}}), u"invalid"_qs);
    }

    void deletesAndBringsBack_data() { DocumentSubjects::addSubjects(); }
    void deletesAndBringsBack()
    {
        QFETCH(QString, who);
        DocumentSubject &subject = m_subjects.toChange(who);
        QCOMPARE(ending(subject.sink().setActive({idOf(8), idOf(3)}, false)), u"done"_qs);
        QCOMPARE(serialsIn(listOf(subject, {})->rows), u"10 9 6 5 4 2 1"_qs);
        DocumentPageRequest deleted;
        deleted.query.filter.isActive = false;
        QCOMPARE(serialsIn(listOf(subject, deleted)->rows), u"8 7 3"_qs);
        const Document gone = documentOf(subject, idOf(8));
        QVERIFY(!gone.isActive);
        QVERIFY(!gone.removedBy.isEmpty());
        QVERIFY(gone.removedAt.isValid());
        QCOMPARE(ending(subject.sink().setActive({idOf(8), idOf(1)}, false)), u"done"_qs);
        QCOMPARE(documentOf(subject, idOf(8)).version, gone.version); // it was deleted already
        QCOMPARE(ending(subject.sink().setActive({idOf(8)}, true)), u"done"_qs);
        const Document back = documentOf(subject, idOf(8));
        QVERIFY(back.isActive && back.removedBy.isEmpty() && !back.removedAt.isValid());
        QCOMPARE(back.version, gone.version + 1);
        QCOMPARE(serialsIn(listOf(subject, {})->rows), u"10 9 8 6 5 4 2"_qs);
    }

    void worksAgainOnWhatCanBeWorkedOn_data() { DocumentSubjects::addSubjects(); }
    void worksAgainOnWhatCanBeWorkedOn()
    {
        QFETCH(QString, who);
        DocumentSubject &subject = m_subjects.toChange(who);
        const auto failed = subject.fail(u"broken.pdf"_qs);
        QVERIFY2(failed, reasonOf(failed));
        QCOMPARE(documentOf(subject, *failed).reason, u"It is damaged."_qs);
        QCOMPARE(ending(subject.sink().analyse(*failed, u"builtin"_qs)), u"invalid"_qs); // there is no text
        QCOMPARE(ending(subject.sink().retry(*failed)), u"done"_qs);
        Document document = documentOf(subject, *failed);
        QCOMPARE(document.status, WorkStatus::Pending);
        QVERIFY(document.reason.isEmpty() && document.isQueued);
        QCOMPARE(ending(subject.sink().retry(*failed)), u"done"_qs); // on its way
        QCOMPARE(documentOf(subject, *failed).version, document.version);
        QCOMPARE(ending(subject.sink().cancel(*failed)), u"done"_qs);
        document = documentOf(subject, *failed);
        QCOMPARE(document.status, WorkStatus::Failed);
        QVERIFY(document.reason.startsWith(u"Cancelled by ") && !document.isQueued);
        QCOMPARE(ending(subject.sink().cancel(*failed)), u"done"_qs); // nothing is open
        QCOMPARE(documentOf(subject, *failed).version, document.version);

        QCOMPARE(ending(subject.sink().retry(idOf(1))), u"invalid"_qs); // it was read
        QCOMPARE(ending(subject.sink().analyse(idOf(1), {})), u"invalid"_qs);
        QCOMPARE(ending(subject.sink().analyse(idOf(1), u"ollama"_qs)), u"done"_qs);
        document = documentOf(subject, idOf(1));
        QCOMPARE(document.analysisStatus, WorkStatus::Pending);
        QVERIFY(document.isQueued);
        QCOMPARE(ending(subject.sink().cancel(idOf(1))), u"done"_qs);
        document = documentOf(subject, idOf(1));
        QCOMPARE(document.status, WorkStatus::Completed);
        QCOMPARE(document.analysisStatus, WorkStatus::Failed);
        QVERIFY(document.reason.startsWith(u"Cancelled by ") && !document.isQueued);
    }

    void keepsVerdictsUnlessSomebodyElsesNoteStandsThere_data() { DocumentSubjects::addSubjects(); }
    void keepsVerdictsUnlessSomebodyElsesNoteStandsThere()
    {
        QFETCH(QString, who);
        DocumentSubject &subject = m_subjects.toChange(who);
        const QStringList pages{u"The cap is five. The term is two.\n"_qs};
        const auto id = subject.complete(u"Judged.pdf"_qs, pages);
        QVERIFY2(id, reasonOf(id));
        subject.storeAnalysis(*id, DocumentStage::analysisOf(pages, {{1, u"The cap is five"_qs}, {1, u"The term is two"_qs}}));
        const auto latest = valueOf(subject.source().fetchLatestAnalysis(*id));
        QVERIFY2(latest, reasonOf(latest));
        QCOMPARE(latest->documentId, *id);
        QCOMPARE(latest->findings.size(), size_t(2));
        QCOMPARE(documentOf(subject, *id).risks, (RiskCounts{1, 0, 0}));
        QCOMPARE(documentOf(subject, *id).analysisStatus, WorkStatus::Completed);
        const auto said = [](Judgement judgement, const QString &note) { return Verdict{judgement, note, {}, {}}; };
        const auto judge = [&](int finding, const Verdict &present, const Verdict &verdict) {
            return ending(subject.sink().judge(latest->id, finding, present, verdict));
        };
        const auto known = [&](int finding) { return valueOf(subject.source().fetchAnalysis(latest->id))->findings[size_t(finding)].verdict; };

        QCOMPARE(judge(0, {}, said(Judgement::Right, u"yes"_qs)), u"done"_qs);
        QCOMPARE(known(0).judgement, Judgement::Right);
        QCOMPARE(known(0).note, u"yes"_qs);
        QVERIFY(!known(0).author.isEmpty() && known(0).at.isValid());
        QCOMPARE(judge(0, {}, said(Judgement::Wrong, u"no"_qs)), u"conflict"_qs);
        QCOMPARE(judge(0, {}, said(Judgement::Wrong, u"yes"_qs)), u"done"_qs); // the note is the same
        QCOMPARE(known(0).judgement, Judgement::Wrong);
        QCOMPARE(judge(0, said(Judgement::None, u"yes"_qs), said(Judgement::Wrong, u"no"_qs)), u"done"_qs);
        QCOMPARE(judge(0, said(Judgement::Wrong, u"no"_qs), {}), u"done"_qs);
        QCOMPARE(known(0).judgement, Judgement::None);
        QCOMPARE(judge(0, said(Judgement::Wrong, u"no"_qs), said(Judgement::Wrong, u"late"_qs)), u"conflict"_qs);
        QCOMPARE(judge(1, said(Judgement::Wrong, u"never stored"_qs), said(Judgement::Wrong, u"first"_qs)), u"done"_qs);
        QCOMPARE(known(1).note, u"first"_qs);
        QCOMPARE(judge(2, {}, said(Judgement::Right, {})), u"not found"_qs);
        QCOMPARE(judge(-1, {}, said(Judgement::Right, {})), u"not found"_qs);
        QCOMPARE(judge(1, said(Judgement::Wrong, u"first"_qs), said(Judgement::Wrong, QString(4000, u'n'))), u"done"_qs);
        QCOMPARE(judge(1, said(Judgement::Wrong, u"first"_qs), said(Judgement::Wrong, QString(4001, u'n'))), u"invalid"_qs);
    }

    void changesRulesUnlessSomebodyElseDidFirst_data() { DocumentSubjects::addSubjects(); }
    void changesRulesUnlessSomebodyElseDidFirst()
    {
        QFETCH(QString, who);
        DocumentSubject &subject = m_subjects.toChange(who);
        const auto change = [&](const RiskRuleChange &former, const RiskRuleChange &to) { return ending(subject.sink().changeRiskRule(former, to)); };
        const auto rules = [&] {
            QStringList names;
            const auto changes = subject.sink().fetchRiskRuleChanges().result();
            for (const RiskRuleChange &each : *changes)
                names << each.rule;
            return names.join(u' ');
        };
        const RiskRuleChange none{u"b-rule"_qs, {}, {}, {}, {}}, off{u"b-rule"_qs, false, {}, {}, {}},
            low{u"b-rule"_qs, {}, Severity::Low, u"Why."_qs, {}};
        QCOMPARE(change(none, off), u"done"_qs);
        QCOMPARE(change(none, low), u"conflict"_qs);
        QCOMPARE(change(none, off), u"done"_qs); // to this very change
        QCOMPARE(change(off, low), u"done"_qs);
        QCOMPARE(subject.sink().fetchRiskRuleChanges().result()->front(), low);
        const RiskRuleChange other{u"a-rule"_qs, {}, {}, {}, u"Ask."_qs};
        QCOMPARE(change({u"a-rule"_qs, {}, {}, {}, {}}, other), u"done"_qs);
        QCOMPARE(rules(), u"a-rule b-rule"_qs);
        QCOMPARE(change(low, none), u"done"_qs); // as in the data file
        QCOMPARE(rules(), u"a-rule"_qs);
        QCOMPARE(change(low, off), u"conflict"_qs);
        QCOMPARE(change(other, none), u"invalid"_qs);
        QCOMPARE(change({}, {}), u"invalid"_qs);
    }
};

QTEST_GUILESS_MAIN(TestDocumentChangeContract)
#include "tst_document_change_contract.moc"
