export const NOTICE_KINDS = ['points-ending'] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** A subscribe message the brand has applied for at WeChat; `fields` = our words → the template's keywords (`number1`, `date2`). */
export interface NoticeTemplate {
  kind: NoticeKind
  templateId: string
  /** Days before the last usable day on which it is sent, at ten in the morning. */
  daysBefore: number
  /** Page of the mini-program that opens. */
  page: string
  fields: { points: string; day: string; hint: string }
}

/** What somebody agreed to hear: each "yes" in WeChat's dialogue allows one message. */
export interface ConsentDoc {
  /** `<memberId>:<kind>` */
  _id: string
  brandId: string
  memberId: string
  kind: NoticeKind
  /** +1 with every deciding write. */
  v: number
  /** Messages still allowed. */
  left: number
  /** Commands already counted, newest last. */
  commands: string[]
  answer: 'accept' | 'reject'
  answeredAt: number
  /** Lot days already told, newest last. */
  told: string[]
  dueAt: number
}
