import type { Attribution } from '../link/types'
import type { AppliedFactor, CapWindow, PlannedGift } from '../points/types'
import type { TopUpOffer } from '../stored-value/types'

/**
 * Where an order came from: our own prepay, a till, WeChat's word alone, a receipt paid otherwise, or a
 * clerk's word for such a sale.
 */
type OrderSource = 'app' | 'till' | 'notice' | 'receipt' | 'counter'

interface Promotion {
  id: string
  name: string
  fen: number
}

export interface PaidFact {
  transactionId: string
  at: number
  /** Brand-local day of `at`. */
  day: string
  totalFen: number
  /** What the customer really paid (`payer_total`). */
  payerFen: number
  promotions: Promotion[]
}

export const REFUND_STATES = ['asked', 'processing', 'success', 'closed', 'abnormal'] as const
export type RefundState = (typeof REFUND_STATES)[number]

export interface RefundFact {
  /** Our or the platform's out_refund_no. */
  no: string
  state: RefundState
  /** Of the total. */
  fen: number
  /** Of what the customer paid; 0 until WeChat says it. */
  payerFen: number
  at: number
  /** We asked WeChat Pay for it, and see to it until it is through; absent where the merchant did. */
  requested?: true
  /** The clerk who gave it back; absent when WeChat Pay did. */
  by?: { staffId: string; reason: string }
}

export interface OrderLine {
  /** Of our own menu; absent where a till names goods we do not know. */
  productId?: string
  name: string
  qty: number
  fen: number
}

/** What the plan of the first booked version gave, copied here for people to read. */
interface OrderGrant {
  points: number
  growth: number
  rate: number
  tier: string
  ruleVersion: number
  eligibleFen: number
  factors: AppliedFactor[]
  cappedBy: CapWindow | null
}

export interface OrderGift extends PlannedGift {
  state: 'planned' | 'withdrawn'
  /** Brand-local day on which a refund found it used: it stays used, the brand is shown it. */
  usedDay?: string
}

/**
 * Reporting to WeChat that a paid order of the mini-program was handed over, without which its money stays
 * frozen.
 */
export interface Shipping {
  state:
    | 'due'
    /** WeChat knows. */
    | 'done'
    /** The whole order was refunded first. */
    | 'not-needed'
    /** WeChat would not take it for days: a person must look. */
    | 'given-up'
  tries: number
}

export const PICK_UP_STATES = ['waiting', 'making', 'ready', 'taken'] as const
export type PickUpState = (typeof PICK_UP_STATES)[number]

/** One step at the counter, by the clerk who took it. */
interface PickUpStep {
  to: PickUpState
  at: number
  staffId: string
  commandId: string
}

/** Where goods that were ordered and paid in the mini-program are on their way to the customer. */
export interface PickUp {
  /** Called out at the counter; one per store and brand-local day of the payment, from 1. */
  number: number
  /** The day the number belongs to. */
  day: string
  state: PickUpState
  steps: PickUpStep[]
}

/** The numbers a store has given on one day: the place in `orderIds`, counted from 1. */
export interface PickUpDayDoc {
  /** `<storeId>:<day>` */
  _id: string
  brandId: string
  storeId: string
  day: string
  orderIds: string[]
}

/** Facts, each written once, in any order; what people see is `stateOf(order)`. */
export interface OrderDoc {
  /** `<mchid>:<outTradeNo>` */
  _id: string
  /** +1 with every new fact. */
  version: number
  brandId: string
  mchid: string
  outTradeNo: string
  /** A receipt's number as its slip shows it; `outTradeNo` is the form by which slips are compared. */
  slipNumber?: string
  /** `''` until known. */
  storeId: string
  /** `''` until known. */
  memberId: string
  source: OrderSource
  /** null on a stub: a refund that came before its payment. */
  amountFen: number | null
  description: string
  lines: OrderLine[]
  /** The command that created it, `''` when a notice did. */
  commandId: string
  /** Hash of that command's input, `''` when a notice created the order. */
  inputHash: string
  createdAt: number
  paid: PaidFact | null
  refunds: RefundFact[]
  closed: { at: number } | null
  /** Only on an order that collects the money of an exchange; it earns nothing. */
  exchangeId?: string
  /** Only on an order that tops up stored value: what was promised with it. Such an order earns no points. */
  topUp?: TopUpOffer
  /**
   * Staff id of the clerk who credited it to a customer; absent where the payment itself or the customer's
   * scan named the payer.
   */
  creditedBy?: string
  /** Only on a paid order of the mini-program whose brand must report it; no fact, so `version` stays. */
  shipping?: Shipping
  /** Only on paid goods of the mini-program; no fact, so `version` stays. */
  pickUp?: PickUp
  /**
   * Of a top-up: how much of it was paid back at the counter, in fen; absent before the first time. A fact:
   * it raises `version`.
   */
  paidBackFen?: number
  /** The path that brought the customer, known once it was first settled; absent = none. */
  broughtBy?: Attribution
  settledVersion: number
  grant: OrderGrant | null
  keptPoints: number
  gifts: OrderGift[]
  dueAt: number
  tries: number
  /** Questions of the sweeper in a row that WeChat Pay did not answer; absent before the first. */
  unansweredQueries?: number
  /** When a page last made us ask WeChat Pay about it; absent until one did. */
  askedAt?: number
}

/** Why a verified notice could not be placed on its order. */
const UNMATCHED_REASONS = [
  'merchant-differs',
  /** The merchant number did not collect for the brand when it was paid. */
  'merchant-not-confirmed',
  'app-differs',
  'currency-differs',
  'amount-differs',
  'payer-differs',
  'second-transaction',
  'refund-amount-differs',
  'refund-after-closed',
  'too-many-refunds',
  'unknown-kind',
] as const
export type UnmatchedReason = (typeof UNMATCHED_REASONS)[number]

/** A verified notice that fits no order; a list for staff, replayed through "add a fact". */
type InboxReason =
  | UnmatchedReason
  /** A journal's entry whose id exists in the ledger with another content. */
  | 'entry-differs'
  /** Money paid back whose principal had been spent or paid back before: the brand's loss. */
  | 'money-lost'

export interface InboxDoc {
  /** `statement:<mchid>:<what it is about>` or `journal:<hash>`: one row per payment, refund or entry. */
  _id: string
  brandId: string
  source: string
  reason: InboxReason
  /** The merchant number that received it; absent where no payment is meant. */
  mchid?: string
  /** What could not be placed, as text: the decrypted notice, or the entry. */
  body: string
  state: 'open' | 'done'
  at: number
  /** Who closed it, when, and what was done outside of this system; absent while open. */
  decided?: { staffId: string; at: number; note: string }
  /** A decision that places the statement; null once it is done or was not possible. */
  placing?: { staffId: string; decision: 'ask-again' | 'accept-amount' } | null
  /**
   * When the sweeper finishes `placing`, if the command died; absent before the first decision, NEVER after.
   */
  dueAt?: number
}

/**
 * What adding a verified fact decides; `order` is the whole document to insert or to write where `{_id,
 * version: before}`.
 */
export type FactDecision =
  | { kind: 'insert'; order: OrderDoc }
  | { kind: 'update'; order: OrderDoc; before: number }
  | { kind: 'already' }
  | { kind: 'unmatched'; reason: UnmatchedReason }
