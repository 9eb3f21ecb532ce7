import type { MemberDoc } from '@shared/domain/account/types'
import { _ } from '../../platform/database'
import { idsOfPerson } from './ids-of-person'

/** Filter for what is stored under ids of one person; one id goes as such: an index serves that best. */
export const underIds = ([first = '', ...others]: readonly string[]) =>
  others.length === 0 ? first : _.in([first, ...others])

/**
 * What a person has under every id they have had: that of `memberId` beside the reading of the member, that
 * of other ids after it. No extra trip for a person who was never merged. Two lists one after the other: sort
 * again where the order matters.
 */
export async function ofPerson<Doc>(
  memberId: string,
  loading: Promise<{ member: MemberDoc | null }>,
  list: (ids: readonly string[]) => Promise<Doc[]>,
): Promise<Doc[]> {
  const [own, { member }] = await Promise.all([list([memberId]), loading])
  const others = idsOfPerson(memberId, member).filter(id => id !== memberId)
  return others.length === 0 ? own : [...own, ...(await list(others))]
}
