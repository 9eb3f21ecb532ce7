import { type Dump, type Invariant, openBooks } from './books'
import { capsOnEarningHold } from './caps'
import { shortNumbersNameOneLiveCoupon } from './coupon-numbers'
import {
  eachUseCountsOnce,
  issuedCouponsKeepTheirTerms,
  limitsPerPersonHold,
  packsHoldWhatTheyPromise,
  stockIsConserved,
} from './coupons'
import {
  closedAccountsNameNobody,
  identitiesAreKnown,
  identitiesStandForOneCard,
  mergesComeInPairs,
  mergesLoseNothing,
  profilesAreSealed,
  stoppedMergesDidNotHappen,
} from './identity'
import { attributionNamesAVisit, visitsCountOncePerHalfHour } from './links'
import { brandsKeepAnOwner, invitationsAreForOne, ticketsGiveOneSession } from './login'
import { closedExchangesReturnNothing, onlyLossesAreForgiven } from './losses'
import {
  exchangeLimitsHold,
  exchangesCostWhatTheySay,
  goodsAreConserved,
  moneyBelongsToItsExchange,
  thingsAreHandedOverOnce,
} from './mall'
import {
  commandsOperateOnce,
  everyChangeHasItsRow,
  requestsAreAgreedByOthers,
  stockIsWhatItsOwnerSays,
} from './operations'
import { ordersKeepTheirEntitlement, topUpsArePaidBackOnce, withdrawnGiftsStayWithdrawn } from './orders'
import { noPerkIsLost, perksComeOncePerPeriod } from './perks'
import { pickUpNumbersAreOfOneOrder, pickUpStepsGoForward } from './pick-up'
import {
  accountsEqualTheirEntries,
  entriesSayWhatWasLeft,
  lotsAndDebtAreSound,
  nothingIsBookedTwice,
} from './points'
import { aSlipIsOneSale, eachOrderPaysOnePerson, salesGiveBackNoMoreThanTheyBrought } from './receipts'
import { billsCountTheirDifferences, healedDifferencesAreInTheOrder } from './reconciliation'
import { staffDaysKeepTheirLimits, whatStaffBookedWasReserved } from './staff'
import { principalEarnsOnce, storedValueEqualsItsEntries, topUpsAreWorthWhatWasPaid } from './stored'

export type { Dump, Invariant } from './books'

/** What must always hold (docs/architecture/testing.md), checked on stored documents alone. */
export const invariants: readonly Invariant[] = [
  accountsEqualTheirEntries,
  lotsAndDebtAreSound,
  nothingIsBookedTwice,
  entriesSayWhatWasLeft,
  capsOnEarningHold,
  onlyLossesAreForgiven,
  closedExchangesReturnNothing,
  ordersKeepTheirEntitlement,
  withdrawnGiftsStayWithdrawn,
  stockIsConserved,
  limitsPerPersonHold,
  eachUseCountsOnce,
  packsHoldWhatTheyPromise,
  shortNumbersNameOneLiveCoupon,
  issuedCouponsKeepTheirTerms,
  billsCountTheirDifferences,
  healedDifferencesAreInTheOrder,
  eachOrderPaysOnePerson,
  aSlipIsOneSale,
  salesGiveBackNoMoreThanTheyBrought,
  mergesLoseNothing,
  mergesComeInPairs,
  closedAccountsNameNobody,
  profilesAreSealed,
  identitiesStandForOneCard,
  identitiesAreKnown,
  stoppedMergesDidNotHappen,
  goodsAreConserved,
  exchangesCostWhatTheySay,
  thingsAreHandedOverOnce,
  moneyBelongsToItsExchange,
  exchangeLimitsHold,
  storedValueEqualsItsEntries,
  topUpsAreWorthWhatWasPaid,
  principalEarnsOnce,
  topUpsArePaidBackOnce,
  perksComeOncePerPeriod,
  noPerkIsLost,
  staffDaysKeepTheirLimits,
  whatStaffBookedWasReserved,
  pickUpNumbersAreOfOneOrder,
  pickUpStepsGoForward,
  visitsCountOncePerHalfHour,
  attributionNamesAVisit,
  everyChangeHasItsRow,
  commandsOperateOnce,
  stockIsWhatItsOwnerSays,
  requestsAreAgreedByOthers,
  ticketsGiveOneSession,
  invitationsAreForOne,
  brandsKeepAnOwner,
]

export interface Checked {
  /** Rules that were looked at. */
  rules: number
  /** Each violation in words, behind the name of its rule; empty = all hold. */
  broken: { rule: string; words: string }[]
}

export function checkInvariants(dump: Dump): Checked {
  const books = openBooks(dump)
  const broken = invariants.flatMap(({ name, broken }) => broken(books).map(words => ({ rule: name, words })))
  return { rules: invariants.length, broken }
}
