// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <array>
#include <optional>

namespace lectern::analysis {

/// The 41 categories of clauses of the Contract Understanding Atticus Dataset (CUAD v1, The Atticus Project), in the
/// order of its table. Weights and stored results are indexed by a category's number.
enum class ClauseCategory : quint8 {
    DocumentName,
    Parties,
    AgreementDate,
    EffectiveDate,
    ExpirationDate,
    RenewalTerm,
    NoticePeriodToTerminateRenewal,
    GoverningLaw,
    MostFavoredNation,
    CompetitiveRestrictionException,
    NonCompete,
    Exclusivity,
    NoSolicitOfCustomers,
    NoSolicitOfEmployees,
    NonDisparagement,
    TerminationForConvenience,
    RofrRofoRofn,
    ChangeOfControl,
    AntiAssignment,
    RevenueProfitSharing,
    PriceRestrictions,
    MinimumCommitment,
    VolumeRestriction,
    IpOwnershipAssignment,
    JointIpOwnership,
    LicenseGrant,
    NonTransferableLicense,
    AffiliateLicenseLicensor,
    AffiliateLicenseLicensee,
    UnlimitedLicense,
    IrrevocableOrPerpetualLicense,
    SourceCodeEscrow,
    PostTerminationServices,
    AuditRights,
    UncappedLiability,
    CapOnLiability,
    LiquidatedDamages,
    WarrantyDuration,
    Insurance,
    CovenantNotToSue,
    ThirdPartyBeneficiary,
};

inline constexpr int clauseCategoryCount = 41;

/// Every category, in the order of its number.
[[nodiscard]] std::array<ClauseCategory, clauseCategoryCount> allClauseCategories();
/// The name as the data set spells it ("Rofr/Rofo/Rofn"). It is a key and never translated.
[[nodiscard]] QString clauseCategoryName(ClauseCategory category);
/// The category of exactly this name; nothing for any other.
[[nodiscard]] std::optional<ClauseCategory> findClauseCategory(QStringView name);
/// One plain sentence that describes what is looked for, shown next to "not found".
[[nodiscard]] QString whatWasLookedFor(ClauseCategory category);

} // namespace lectern::analysis
