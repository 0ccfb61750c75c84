# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the sample contracts. All ours; every party, place and price is invented.

A contract is a list of (kind, text): "title", "text", "heading", "clause" or "table" (rows of cells parted by " | ").
"""

DISTRIBUTION = [
    ("title", "HOTEL DISTRIBUTION AGREEMENT"),
    ("text", 'This Hotel Distribution Agreement (this "Agreement") is made as of February 3, 2025 (the "Effective Date") by and between Grand Willow Graz '
             'GmbH, an Austrian limited liability company with its seat at Lindengasse 14, 8010 Graz ("Hotel"), and Harbourline Travel Inc., a Delaware '
             'corporation with offices at 400 Quay Street, Boston, Massachusetts ("Distributor"). Hotel and Distributor are each a "Party" and together '
             'the "Parties".'),
    ("text", "Hotel operates the Grand Willow Graz and wishes its rooms to be offered to travellers through the websites and applications of Distributor. "
             "The Parties therefore agree as follows."),
    ("heading", "1. Definitions"),
    ("clause", '1.1 "Channel" means every website, application and call centre through which Distributor or its Affiliates offer accommodation.'),
    ("clause", '1.2 "Affiliate" means an entity that controls, is controlled by, or is under common control with a Party.'),
    ("clause", '1.3 "Net Room Revenue" means the amounts paid by guests for stays booked through the Channel, less taxes, refunds and no-shows.'),
    ("heading", "2. Appointment and Exclusivity"),
    ("clause", "2.1 Hotel appoints Distributor as its sole and exclusive online distributor in Germany, Austria and Switzerland (the \"Territory\"). During the "
               "Term Hotel shall not offer rooms in the Territory through any other online distributor."),
    ("clause", "2.2 Notwithstanding Section 2.1, Hotel may accept bookings through its own website, by telephone and at its reception, and may serve corporate "
               "customers with which it had a contract before the Effective Date."),
    ("clause", "2.3 During the Term and for twelve (12) months thereafter, Hotel shall not, directly or indirectly, operate or invest in a business that "
               "competes with the Channel in the Territory."),
    ("heading", "3. Rates and Availability"),
    ("clause", "3.1 Hotel shall make available to Distributor room rates that are no less favorable than the lowest rates that Hotel offers to any other customer "
               "or through any other channel. If Hotel grants a lower rate to a third party, it shall at once extend that rate to Distributor."),
    ("clause", "3.2 Hotel shall keep at least eight (8) rooms of each category available to the Channel on every night of the Term."),
    ("clause", "3.3 Hotel shall not increase the rates agreed for a calendar year by more than three percent (3%) over those of the year before."),
    ("heading", "4. Commission and Minimum"),
    ("clause", "4.1 Hotel shall pay Distributor a commission of eighteen percent (18%) of Net Room Revenue, due within twenty (20) days of the end of each month."),
    ("clause", "4.2 Hotel guarantees a minimum commission of EUR 120,000 in each contract year. If the commissions of a contract year fall short of that "
               "amount, Hotel shall pay the difference within thirty (30) days of its end."),
    ("table", "Contract year | Minimum commission | Commission rate\nFirst | EUR 120,000 | 18%\nSecond | EUR 132,000 | 17%\nThird and later | EUR 140,000 | 16%"),
    ("heading", "5. Guest Reviews"),
    ("clause", "5.1 Distributor may collect, translate and publish reviews by guests. It shall not change their meaning, and shall remove a review only if it is "
               "unlawful or was not written by a guest."),
    ("clause", "5.2 Neither Party shall make or publish any statement that disparages the other Party, its employees or its services."),
    ("heading", "6. Licences and Ownership"),
    ("clause", "6.1 Hotel grants Distributor and its Affiliates a non-exclusive, non-transferable, royalty-free licence to use the names, logos and photographs "
               "of the Hotel on the Channel during the Term."),
    ("clause", "6.2 All right, title and interest in the software, the data and the content that Distributor creates in the course of this Agreement shall be "
               "owned exclusively by Distributor, and Hotel hereby assigns to Distributor any rights that it may acquire in them."),
    ("heading", "7. Term and Termination"),
    ("clause", "7.1 The initial term of this Agreement is three (3) years from the Effective Date (the \"Term\"). Thereafter this Agreement shall renew "
               "automatically for successive periods of two (2) years each, unless either Party gives written notice of non-renewal at least fifteen (15) "
               "days before the end of the then current period."),
    ("clause", "7.2 Distributor may terminate this Agreement at any time for convenience upon thirty (30) days' prior written notice to Hotel."),
    ("clause", "7.3 Either Party may terminate this Agreement with immediate effect if the other Party materially breaches it and fails to cure the breach within "
               "thirty (30) days of written notice, or becomes insolvent."),
    ("clause", "7.4 After termination Hotel shall honour, for a period of ninety (90) days, all bookings that were made before termination, and Distributor may "
               "continue to display the Hotel's content for that purpose."),
    ("heading", "8. Records and Audit"),
    ("clause", "8.1 Hotel shall keep complete records of all stays booked through the Channel for five (5) years. Distributor may, upon five (5) days' notice, "
               "inspect and audit the books and records of Hotel. If an audit shows an underpayment of more than five percent (5%), Hotel shall bear its cost."),
    ("heading", "9. Liability"),
    ("clause", "9.1 Except as provided in Section 9.2, the total liability of Distributor arising out of this Agreement shall not exceed the commissions paid to "
               "Distributor in the six (6) months before the claim arose."),
    ("clause", "9.2 The liability of Hotel for breaches of Sections 2 and 3 shall be unlimited. For each breach of Section 3.1 Hotel shall pay liquidated damages "
               "of EUR 5,000, without proof of loss."),
    ("clause", "9.3 In no event shall Distributor be liable for loss of profit or for indirect, incidental or consequential damages."),
    ("clause", "9.4 Hotel shall indemnify, defend and hold harmless Distributor and its Affiliates from all claims of guests that arise from a stay."),
    ("heading", "10. Insurance"),
    ("clause", "10.1 Hotel shall maintain, at its own expense, commercial general liability insurance with limits of at least EUR 2,000,000 per occurrence, and "
               "shall name Distributor as an additional insured."),
    ("heading", "11. Assignment and Change of Control"),
    ("clause", "11.1 Hotel shall not assign this Agreement, by operation of law or otherwise, without the prior written consent of Distributor. Distributor may "
               "assign this Agreement to any Affiliate or to a purchaser of its business without consent."),
    ("clause", "11.2 If Hotel undergoes a change of control, it shall notify Distributor within ten (10) days, and Distributor may terminate this Agreement "
               "upon notice."),
    ("clause", "11.3 Before Hotel sells its business to a third party, it shall offer it to Distributor on the same terms; Distributor may accept within "
               "thirty (30) days (right of first refusal)."),
    ("heading", "12. General"),
    ("clause", "12.1 This Agreement shall be governed by the laws of the State of New York, without regard to its conflict of laws rules."),
    ("clause", "12.2 Each Party shall treat the terms of this Agreement as confidential for three (3) years after its end."),
    ("clause", "12.3 Nothing in this Agreement confers any right on a person who is not a Party; there are no third-party beneficiaries."),
    ("clause", "12.4 Changes to this Agreement must be made in writing and signed by both Parties."),
    ("text", "IN WITNESS WHEREOF, the Parties have executed this Agreement as of the Effective Date."),
    ("table", "Grand Willow Graz GmbH | Harbourline Travel Inc.\nMiriam Ferstl, Managing Director | Owen Tate, Vice President Supply"),
]

LICENCE = [
    ("title", "SOFTWARE LICENCE AND SUPPORT AGREEMENT"),
    ("text", 'This Software Licence and Support Agreement ("Agreement") is entered into on 12 May 2026 (the "Effective Date") between Raven Ledger Ltd, a company '
             'registered in Ireland ("Licensor"), and Thistle Bank plc, a company registered in England ("Licensee").'),
    ("heading", "1. Licence"),
    ("clause", "1.1 Licensor grants Licensee a perpetual, irrevocable, non-exclusive licence to install and use the Raven Ledger software (the \"Software\") for an "
               "unlimited number of users within the Licensee's group."),
    ("clause", "1.2 Licensee may extend the licence to its Affiliates for as long as they remain Affiliates. Licensee shall not otherwise sublicense, transfer or "
               "lend the Software."),
    ("clause", "1.3 Licensee shall not reverse engineer the Software, except as the law allows."),
    ("heading", "2. Source Code Escrow"),
    ("clause", "2.1 Within sixty (60) days of the Effective Date Licensor shall deposit the source code of the Software with an independent escrow agent, and shall "
               "update the deposit with each release. The agent shall release the source code to Licensee if Licensor becomes insolvent or ceases to "
               "support the Software."),
    ("heading", "3. Fees"),
    ("clause", "3.1 Licensee shall pay the fees of this table within forty-five (45) days of an invoice. Late amounts bear interest of one percent (1%) a month."),
    ("table", "Item | Fee | Due\nLicence | GBP 480,000 | once, on delivery\nSupport, per year | GBP 86,400 | in advance\nTraining, per day | GBP 1,450 | "
              "after the training"),
    ("clause", "3.2 Licensor may raise the support fee once a year, by no more than the increase of the consumer price index over the preceding twelve months."),
    ("heading", "4. Support and Warranty"),
    ("clause", "4.1 Licensor warrants that for a period of twelve (12) months after delivery the Software will perform materially as documented, and shall correct "
               "defects that are reported in that period free of charge."),
    ("clause", "4.2 Licensor shall answer reports of severe defects within four (4) hours, on every day of the year."),
    ("heading", "5. Ownership"),
    ("clause", "5.1 Licensor keeps all intellectual property rights in the Software. Adaptations that the parties develop together shall be jointly owned by them, and "
               "each may use them without accounting to the other."),
    ("heading", "6. Term"),
    ("clause", "6.1 Support begins on the Effective Date and continues until 31 December 2029. It is then extended by one (1) year at a time unless a party "
               "gives ninety (90) days' written notice before the end of a year."),
    ("clause", "6.2 Licensee may terminate support for convenience at the end of any month on sixty (60) days' notice."),
    ("heading", "7. Liability"),
    ("clause", "7.1 Neither party limits its liability for death, personal injury, fraud or wilful misconduct."),
    ("clause", "7.2 Subject to Section 7.1, each party's aggregate liability under this Agreement is limited to one hundred and fifty percent (150%) of the fees paid in "
               "the twelve (12) months before the event."),
    ("clause", "7.3 No claim may be brought under this Agreement more than two (2) years after the event that gave rise to it."),
    ("heading", "8. Staff and Customers"),
    ("clause", "8.1 During the term of support and for six (6) months thereafter, neither party shall solicit or hire the employees of the other."),
    ("clause", "8.2 Licensor shall not solicit the customers of Licensee with the help of data that it obtained under this Agreement."),
    ("heading", "9. Assignment"),
    ("clause", "9.1 Neither party may assign this Agreement without the other's prior written consent, which shall not be unreasonably withheld. A merger or a change "
               "of control of Licensor counts as an assignment."),
    ("heading", "10. Audit"),
    ("clause", "10.1 Once a year, upon thirty (30) days' notice, Licensor may verify by an independent auditor that the Software is used within the licence."),
    ("heading", "11. Law"),
    ("clause", "11.1 This Agreement is governed by and construed in accordance with the laws of England and Wales, whose courts have jurisdiction."),
    ("table", "For Raven Ledger Ltd | For Thistle Bank plc\nAoife Brannigan, Chief Executive | Samuel Okoro, Chief Information Officer"),
]

CONFIDENTIALITY = [
    ("title", "MUTUAL NON-DISCLOSURE AGREEMENT"),
    ("text", 'This Mutual Non-Disclosure Agreement is dated September 8, 2026 and made between Nordwind Air AG ("Nordwind") and Pier Furniture B.V. ("Pier"), who '
             "consider equipping the lounges of Nordwind together (the \"Purpose\")."),
    ("clause", '1. "Confidential Information" means all information that a party discloses to the other for the Purpose and that is marked as confidential or is '
               "evidently so. It does not include what is public, was known before, or is developed independently."),
    ("clause", "2. The receiving party shall use Confidential Information for the Purpose only, shall protect it with at least the care that it gives to its own, and shall "
               "share it only with employees and advisers who need it and are bound to secrecy."),
    ("clause", "3. If a law or a court demands disclosure, the receiving party shall tell the other party beforehand as far as it may, and disclose no more than it must."),
    ("clause", "4. Upon written request the receiving party shall return or destroy all Confidential Information within fourteen (14) days and confirm it in writing. It may "
               "keep one copy for its legal files."),
    ("clause", "5. Neither party acquires a licence or any other right in the other's information."),
    ("clause", "6. This agreement begins on the date above and ends two (2) years later. The duties of secrecy survive for five (5) years after its end."),
    ("clause", "7. For one (1) year neither party shall solicit for employment the persons of the other with whom it dealt for the Purpose."),
    ("clause", "8. Neither party may assign this agreement without the written consent of the other."),
    ("clause", "9. This agreement is governed by the laws of the Netherlands. The courts of Rotterdam have jurisdiction."),
    ("text", "Signed for Nordwind Air AG: Ingrid Solberg. Signed for Pier Furniture B.V.: Daan Visser."),
]
