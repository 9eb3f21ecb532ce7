import type { StoreDoc } from '../brand/types'
import type { AnyCampaignDoc } from '../campaign/types'
import type { BatchDoc } from '../coupon/types'
import type { GoodsDoc } from '../mall/types'
import type { StaffRole } from '../staff/types'

/** What staff change: a kind of document, and the collection it lies in. */
export interface Subjects {
  batch: BatchDoc
  campaign: AnyCampaignDoc
  store: StoreDoc
  goods: GoodsDoc
}
export type SubjectKind = keyof Subjects
export type Subject = Subjects[SubjectKind]

/** The device a staff member worked on. */
export type Origin = 'phone' | 'console'

/** One thing that is different afterwards, in words as they were at the time. */
export interface WordedChange {
  /** What it is: 门槛, 库存. */
  what: string
  /** `''` = there was none. */
  before: string
  after: string
}

/** What an operation does to the stock of its subject. */
export interface StockChange {
  /** Units are handed out afterwards. */
  open: boolean
  /** Units put on each shard, by its number; `[]` = none. */
  add: number[]
}

/**
 * One change of what a brand offers, by one staff member; never changed but for `dueAt`, never deleted. The
 * insert under its `_id` decides who makes this version of the subject; the subject follows, and a sweeper
 * sees to it (docs/architecture/state-changes.md, 9).
 */
export interface OperationDoc {
  /** `<kind>:<subjectId>:v<version>` */
  _id: string
  brandId: string
  kind: SubjectKind
  subjectId: string
  /** Its name after the change. */
  subjectName: string
  /** Of the subject after the change. */
  version: number
  /** The action of the contract. */
  action: string
  commandId: string
  inputHash: string
  staffId: string
  /** Name and role at the time. */
  staffName: string
  role: StaffRole
  origin: Origin
  at: number
  /** One sentence: 发布了「秋茶礼赞满减券」. */
  words: string
  changes: WordedChange[]
  /** In the staff member's words, `''` = none was asked. */
  reason: string
  /** The subject as it is after the change. */
  next: Subject
  stock: StockChange | null
  dueAt: number
}
