export const NOTICE_KINDS = ['points-ending', 'merge-asked', 'stored-spent'] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/**
 * A subscribe message the brand has applied for at WeChat; `fields` = our words → the template's keywords
 * (`number1`, `thing2`).
 */
export type NoticeTemplate = PointsEndingTemplate | MergeAskedTemplate | StoredSpentTemplate

interface Template {
  templateId: string
  /** Page of the mini-program that opens. */
  page: string
}

export interface PointsEndingTemplate extends Template {
  kind: 'points-ending'
  /** Days before the last usable day on which it is sent, at ten in the morning. */
  daysBefore: number
  fields: { points: string; day: string; hint: string }
}

/** Sent to the owner of a card as soon as a person requests to merge it by its phone number. */
interface MergeAskedTemplate extends Template {
  kind: 'merge-asked'
  fields: { fact: string; until: string; hint: string }
}

/** Sent to the customer after a payment from their stored value. */
export interface StoredSpentTemplate extends Template {
  kind: 'stored-spent'
  fields: { spent: string; left: string; store: string }
}

/** What a member agreed to receive: each "yes" in WeChat's dialogue allows one message. */
export interface ConsentDoc {
  /** `<memberId>:<kind>` */
  _id: string
  brandId: string
  memberId: string
  kind: NoticeKind
  /** +1 with every deciding write. */
  version: number
  /** Messages still allowed. */
  left: number
  /** Commands already counted, newest last. */
  commands: string[]
  answer: 'accept' | 'reject'
  answeredAt: number
  /** Lot days or entries already notified, newest last. */
  sentFor: string[]
  dueAt: number
}
