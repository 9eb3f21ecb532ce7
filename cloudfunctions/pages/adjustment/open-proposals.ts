import { accept } from '@shared/contract'
import { isOwnCard } from '@shared/domain/staff/own-card'
import { brandView } from '../../modules/brand/brand-view'
import { customerView } from '../../modules/staff/customer-view'
import type { Handler } from '../../platform/context'
import { find, readMany } from '../../platform/database'

const SHOWN = 100

/** What waits for a second person, oldest first. 3 trips. */
export const openProposals: Handler<'adjustment.proposals'> = async context => {
  const { brand, staff } = context
  const waiting = { brandId: brand._id, state: 'open' as const }
  const proposals = await find('proposals', waiting, { orderBy: { proposedAt: 'asc' }, limit: SHOWN })
  const [members, staffs] = await Promise.all([
    readMany(
      'members',
      proposals.map(({ memberId }) => memberId),
    ),
    readMany(
      'staff',
      proposals.map(({ proposedBy }) => proposedBy),
    ),
  ])
  return accept({
    brand: brandView(brand),
    alone: brand.points.adjustAlone,
    proposals: proposals.map(({ _id, memberId, points, reason, proposedBy, proposedAt }) => {
      const card = members.find(member => member._id === memberId)
      return {
        id: _id,
        customer: customerView(card, brand),
        points,
        reason,
        proposedBy: staffs.find(each => each._id === proposedBy)?.name ?? '',
        proposedAt,
        mayApprove: proposedBy !== staff._id && !(card && isOwnCard(card, staff._id)),
      }
    }),
  })
}
