import { accept } from '@shared/contract'
import type { MemberDoc } from '@shared/domain/account/types'
import type { BrandDoc } from '@shared/domain/brand/types'
import { isCardNumber } from '@shared/domain/codes/card-number'
import { phoneIdentityIdOf } from '@shared/domain/ids'
import { loadMember } from '../../modules/account/load-member'
import { brandView } from '../../modules/brand/brand-view'
import type { Handler } from '../../platform/context'
import { find, read } from '../../platform/database'
import { phoneMark } from '../../platform/vault'
import { memberRow } from './member-row'

const TAIL_LENGTH = 4
const PHONE_LENGTH = 11
/** Numbers of 11 digits are of mainland China; WeChat names them with the country's code. */
const COUNTRY = '+86'
/** People who share the last four digits; more are not listed. */
const MOST = 50

/**
 * Finds members by digits that they can say themselves. A tail: 1 trip. A card number or a whole phone
 * number: 2, and 1 for each merge followed. The number itself is neither kept nor logged.
 */
export const searchMembers: Handler<'member.search'> = async ({ brand, now }, { digits }) => {
  const found = await membersWith(digits, brand)
  const members = found.filter(({ state }) => state === 'member')
  return accept({
    brand: brandView(brand),
    members: members.slice(0, MOST).map(member => memberRow(member, brand, now)),
    complete: found.length <= MOST,
    now,
  })
}

async function membersWith(digits: string, brand: BrandDoc): Promise<MemberDoc[]> {
  if (digits.length === TAIL_LENGTH)
    return find('members', { brandId: brand._id, phoneTail: digits }, { limit: MOST + 1 })
  const id = await (digits.length === PHONE_LENGTH ? ownerOfPhone(digits, brand) : ownerOfCard(digits, brand))
  const { member } = id ? await loadMember(id) : { member: null }
  return member ? [member] : []
}

/** Card numbers are unique among all brands. */
async function ownerOfCard(cardNo: string, { _id: brandId }: BrandDoc): Promise<string | null> {
  if (!isCardNumber(cardNo)) return null
  const [card] = await find('members', { cardNo }, { limit: 1, only: ['brandId'] })
  return card?.brandId === brandId ? card._id : null
}

async function ownerOfPhone(phone: string, { _id: brandId }: BrandDoc): Promise<string | null> {
  const identity = await read(
    'identities',
    phoneIdentityIdOf(brandId, phoneMark(brandId, `${COUNTRY}${phone}`)),
  )
  return identity?.memberId ?? null
}
