import type { InputOf } from '@shared/contract'
import type { IdentityDoc, MemberDoc } from '@shared/domain/account/types'
import { memberOf } from '../../../testing/people'
import { PEOPLE, type Shop, type Someone } from '../../../testing/shop'

const RULES_VERSION = '2026-09'

/** Lin with a WeChat account of which the platform names no union. */
export const quiet = (by: Someone): Someone => ({ ...by, unionid: '' })
/** Another person who has Lin's number now. */
export const newOwner: Someone = { ...PEOPLE.gu, phone: PEOPLE.lin.phone }

/** A code of WeChat's button, good once, for this person's number. */
export const phoneCode = (shop: Shop, by: Pick<Someone, 'phone'>) => `${by.phone}/${shop.command()}`

export const join = (shop: Shop, by: Someone, over: Partial<InputOf<'member.join'>> = {}) =>
  shop.when(by, 'member.join', { commandId: shop.command(), consent: RULES_VERSION, ...over })

/** A member by the page, with this number. */
export async function joinedWith(shop: Shop, by: Someone, phone = by.phone): Promise<MemberDoc> {
  await shop.must(by, 'member.join', {
    commandId: shop.command(),
    consent: RULES_VERSION,
    phoneCode: phoneCode(shop, { phone }),
  })
  return memberOf(shop, by)
}

export const identitiesOf = (shop: Shop): IdentityDoc[] => shop.all<IdentityDoc>('identities')
export const identityOf = (shop: Shop, kind: IdentityDoc['kind']): IdentityDoc | undefined =>
  identitiesOf(shop).find(each => each.kind === kind)

/** The permit of the page that shows the other card. */
export async function permitOf(
  shop: Shop,
  by: Someone,
  proved: 'phone' | 'union' = 'phone',
): Promise<string> {
  const proof =
    proved === 'phone' ? { by: 'phone' as const, phoneCode: phoneCode(shop, by) } : { by: 'union' as const }
  return (await shop.must(by, 'member.match', { proof })).permit
}

export const merge = (shop: Shop, by: Someone, permit: string, commandId = shop.command()) =>
  shop.when(by, 'member.merge', { commandId, permit })

/** Everything that is stored, to be compared with itself later. */
export const dumpOf = (shop: Shop): string => {
  const { wake: _wake, ...documents } = shop.database.dump()
  return JSON.stringify(documents)
}

/** Another run writes to this member just before the next guarded writes to any. */
export function loseRaces(shop: Shop, by: Someone, times: number): void {
  for (let lost = 0; lost < times; lost += 1) {
    shop.between(/^members.update/, () => {
      shop.change('members', shop.memberId(by), { seq: memberOf(shop, by).seq + 1 })
    })
  }
}
