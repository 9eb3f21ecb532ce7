import { TOKEN_LIFE_MS } from '@shared/domain/limits'
import { randomId } from '../../platform/ids'
import { issueToken, readToken } from '../../platform/signed-token'

const CUSTOMER = { purpose: 'customer', lifeMs: TOKEN_LIFE_MS.desk }
/** ~65 bits: no two permits of one clerk's day share an id. */
const ID_LENGTH = 11

/** Who may serve whom, and where. */
export interface Serving {
  customerId: string
  staffId: string
  storeId: string
}

/**
 * How the clerk found the customer: by a fresh member code, by the pay code, which says that they want to
 * pay, or by the number on their card, which proves nothing.
 */
const PROOFS = ['scanned', 'paying', 'typed'] as const
export type Proof = (typeof PROOFS)[number]

/** That this clerk found this customer in this store, and how; good for five minutes and for one command. */
export function issueCustomerPermit(serving: Serving, how: Proof, now: number): string {
  return issueToken(CUSTOMER, partsOf(serving), [randomId().slice(0, ID_LENGTH), how], now)
}

/**
 * What a genuine permit says: when the customer was found, and whether that is too long ago for anything new.
 */
export interface CustomerPermit {
  /** Reserved by the command it serves (`reserveCommand`); another command with it is refused. */
  id: string
  how: Proof
  foundAt: number
  /** Still good for asking what became of a command that was sent in time. */
  expired: boolean
}

/** Null for a permit that is not ours, or another clerk's, store's or customer's. */
export function readCustomerPermit(permit: string, serving: Serving, now: number): CustomerPermit | null {
  const token = readToken(CUSTOMER, partsOf(serving), permit, now)
  if (!token) return null
  const [id = '', proof] = token.payload
  const how = PROOFS.find(each => each === proof)
  return how ? { id, how, foundAt: token.issuedAt, expired: token.expired } : null
}

const partsOf = ({ customerId, staffId, storeId }: Serving) => [customerId, staffId, storeId]
