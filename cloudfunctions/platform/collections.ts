import type { IdentityDoc, MemberDoc } from '@shared/domain/account/types'
import type { ProposalDoc } from '@shared/domain/adjustment/proposal'
import type { BrandDoc, StoreDoc } from '@shared/domain/brand/types'
import type { AnyCampaignDoc } from '@shared/domain/campaign/types'
import type { BatchDoc, BatchTermsDoc, CouponDoc, CouponNumberDoc } from '@shared/domain/coupon/types'
import type { LinkDoc } from '@shared/domain/link/link-doc'
import type { CodeImageDoc, VisitDoc } from '@shared/domain/link/types'
import type { LoginDoc, LoginRateDoc, SessionDoc } from '@shared/domain/login/types'
import type { ExchangeDoc, GoodsDoc } from '@shared/domain/mall/types'
import type { OperatorCommandDoc } from '@shared/domain/merchant/operator-command'
import type { MerchantDoc } from '@shared/domain/merchant/types'
import type { OperationDoc } from '@shared/domain/operation/types'
import type { ProductDoc } from '@shared/domain/order/product'
import type { InboxDoc, OrderDoc, PickUpDayDoc } from '@shared/domain/order/types'
import type { PerkWatchDoc } from '@shared/domain/perk/types'
import type { LedgerEntry } from '@shared/domain/points/types'
import type { TillDoc } from '@shared/domain/receipt/types'
import type { CheckDoc, DifferenceDoc } from '@shared/domain/reconciliation/types'
import type { ConsentDoc } from '@shared/domain/reminder/types'
import type { StaffDayDoc } from '@shared/domain/staff/staff-day'
import type { InvitationDoc, StaffDoc } from '@shared/domain/staff/types'
import type { StockShardDoc } from '@shared/domain/stock/types'
import type { WakeDoc } from '@shared/domain/sweep/wake'

/**
 * Every collection and the shape of its documents; `collections.json` declares the same names with their
 * indexes.
 */
export interface Collections {
  brands: BrandDoc
  stores: StoreDoc
  merchants: MerchantDoc
  staff: StaffDoc
  invitations: InvitationDoc
  identities: IdentityDoc
  members: MemberDoc
  ledger: LedgerEntry
  orders: OrderDoc
  inbox: InboxDoc
  batches: BatchDoc
  batchTerms: BatchTermsDoc
  stockShards: StockShardDoc
  coupons: CouponDoc
  couponNumbers: CouponNumberDoc
  campaigns: AnyCampaignDoc
  products: ProductDoc
  consents: ConsentDoc
  proposals: ProposalDoc
  tills: TillDoc
  checks: CheckDoc
  reconDiffs: DifferenceDoc
  goods: GoodsDoc
  exchanges: ExchangeDoc
  perkWatches: PerkWatchDoc
  wake: WakeDoc
  staffDays: StaffDayDoc
  operatorCommands: OperatorCommandDoc
  operations: OperationDoc
  pickUpDays: PickUpDayDoc
  links: LinkDoc
  visits: VisitDoc
  codeImages: CodeImageDoc
  logins: LoginDoc
  loginRates: LoginRateDoc
  sessions: SessionDoc
}

export type CollectionName = keyof Collections
