import type { InputOf } from '@shared/contract'
import type { MemberDoc } from '@shared/domain/account/types'
import { found } from '../../../testing/desk'
import { PEOPLE, type Shop, type Someone } from '../../../testing/shop'
import type { Proof } from '../../staff/customer-permit'

export const LIN = 'shanze:openid-lin'
export const memberOf = (shop: Shop, id = LIN) => shop.one<MemberDoc>('members', id)
export const holding = (shop: Shop, principalFen: number, bonusFen = 0) =>
  shop.change('members', LIN, { stored: { principalFen, bonusFen } })

type Input = InputOf<'storedValue.spend'>
export type Over = Partial<Input> & { by?: Someone; how?: Proof; customer?: Someone; at?: number }

/** A command of the counter as the clerk's phone sends it, `over` laid over what is right. */
export function atCounter(shop: Shop, over: Over, amountFen: number): { by: Someone; input: Input } {
  const { by = PEOPLE.chen, how, customer = PEOPLE.lin, at = shop.now(), ...fields } = over
  const scanned = found(shop, { clerk: by, customer, at, ...(how ? { how } : {}) })
  return { by, input: { commandId: shop.command(), ...scanned, amountFen, ...fields } }
}

/** The refusal of a call that must leave every document as it was. */
export async function refusalOf<A extends { ok: boolean }>(shop: Shop, call: () => Promise<A>): Promise<A> {
  const before = shop.database.dump()
  const answer = await call()
  expect(shop.database.dump()).toEqual(before)
  if (answer.ok) throw new Error('the command was done')
  return answer
}

/** Another write to this member, so that a booking beside it must decide again. */
export const outrunMember = (shop: Shop, id = LIN, fields: Partial<MemberDoc> = {}) =>
  shop.change('members', id, { seq: memberOf(shop, id).seq + 1, ...fields })
