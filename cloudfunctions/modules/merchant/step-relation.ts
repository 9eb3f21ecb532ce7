import type { BrandDoc } from '@shared/domain/brand/types'
import { LIMITS } from '@shared/domain/limits'
import {
  confirmMerchant,
  inviteMerchant,
  leaveMerchant,
  type RelationDecision,
} from '@shared/domain/merchant/relation'
import type { MerchantDoc } from '@shared/domain/merchant/types'
import { relationRefusalWords, type StepRefusal } from '@shared/text/relation'
import * as v from 'valibot'
import { now } from '../../platform/clock'
import { insert, read, updateWhere } from '../../platform/database'
import { log } from '../../platform/log'
import { open } from '../../platform/vault'

const text = (longest: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longest))
export const merchantNumber = v.pipe(v.string(), v.regex(/^\d{6,32}$/))
const sender = { brandId: text(128), mchid: merchantNumber, by: text(60) }
const Step = v.strictObject(sender)
const Invitation = v.strictObject({
  ...sender,
  appid: text(32),
  storeId: v.pipe(v.string(), v.maxLength(128)),
  kind: v.picklist(['direct', 'indirect']),
  entity: text(100),
  sealed: text(8_192),
})

export type Stepped =
  | { ok: true; mchid: string; state: MerchantDoc['state']; repeated: boolean }
  | { ok: false; code: string; message: string }

/**
 * Enters a merchant number for a brand, with credentials that open here; at most once however often it is
 * sent. 4 trips.
 */
export async function inviteNumber(input: unknown): Promise<Stepped> {
  const { brandId, by, mchid: _id, ...rest } = v.parse(Invitation, input)
  if (!areKeysOf(_id, rest.sealed)) return refused('keys-unreadable')
  if (rest.storeId !== '') {
    const store = await read('stores', rest.storeId)
    if (store?.brandId !== brandId) return refused('store-unknown')
  }
  return step(brandId, _id, (existing, brand) => inviteMerchant(existing, { _id, ...rest }, brand, by, now()))
}

/** Records that the administrator of the invited number has agreed. 3 trips. */
export async function confirmNumber(input: unknown): Promise<Stepped> {
  const { brandId, by, mchid: _id } = v.parse(Step, input)
  return step(brandId, _id, (existing, brand) => confirmMerchant(existing, brand, by, now()))
}

/** Writes down that the number collects for the brand no longer. 3 trips. */
export async function leaveNumber(input: unknown): Promise<Stepped> {
  const { brandId, by, mchid: _id } = v.parse(Step, input)
  return step(brandId, _id, (existing, brand) => leaveMerchant(existing, brand, by, now()))
}

/**
 * Load, decide, write guarded by `version`; a lost race decides again. Felt by warm instances within 30 s.
 */
async function step(
  brandId: string,
  merchantId: string,
  decide: (existing: MerchantDoc | null, brand: BrandDoc) => RelationDecision,
): Promise<Stepped> {
  const brand = await read('brands', brandId)
  if (!brand) return refused('brand-unknown')
  for (let attempt = 0; attempt < LIMITS.attempts; attempt += 1) {
    const decision = decide(await read('merchants', merchantId), brand)
    if (decision.kind === 'refused') return refused(decision.reason)
    const { _id, state } = decision.merchant
    if (decision.kind !== 'already' && !(await write(decision))) continue
    if (decision.kind !== 'already') log.note('merchant.relation', { brandId, mchid: _id, state })
    return { ok: true, mchid: _id, state, repeated: decision.kind === 'already' }
  }
  return refused('busy')
}

async function write(decision: Extract<RelationDecision, { kind: 'insert' | 'update' }>): Promise<boolean> {
  const { merchant } = decision
  if (decision.kind === 'insert') return (await insert('merchants', merchant)) === 'inserted'
  const { _id, ...fields } = merchant
  return (await updateWhere('merchants', { _id, version: decision.before }, fields)) === 1
}

/** Whether the credentials open with this deployment's key, and are this number's. */
function areKeysOf(merchantId: string, sealed: string): boolean {
  const opened = open(sealed, merchantId)
  return opened !== null && (JSON.parse(opened) as { mchid?: unknown }).mchid === merchantId
}

function refused(code: StepRefusal): Stepped {
  return { ok: false, code, message: relationRefusalWords(code) }
}
