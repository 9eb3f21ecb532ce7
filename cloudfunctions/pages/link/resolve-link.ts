import { accept, type OutputOf } from '@shared/contract'
import type { MemberDoc } from '@shared/domain/account/types'
import { linkIdOf, memberIdOf } from '@shared/domain/ids'
import { readLinkCode } from '@shared/domain/link/code'
import type { LinkDoc } from '@shared/domain/link/link-doc'
import { linkStateAt } from '@shared/domain/link/state'
import { loadMember } from '../../modules/account/load-member'
import { brandView } from '../../modules/brand/brand-view'
import { noteVisit } from '../../modules/link/note-visit'
import type { Context, Handler } from '../../platform/context'
import { log } from '../../platform/log'
import { linkById } from '../../platform/settings'
import { waysOn } from './ways-on'

type Resolved = OutputOf<'link.resolve'>

/**
 * Where a code leads now, and that the caller came by it. Nothing of the phone's query but the code is
 * believed: store, campaign and channel stand on the path's document. 3 trips, 2 deep; what leads nowhere
 * shows instead what there is, for two more beside them.
 */
export const resolveLink: Handler<'link.resolve'> = async (context, { code, scene = 0, orderId = '' }) => {
  const { brand, now } = context
  const read = readLinkCode(code)
  const link = read ? await linkById(linkIdOf(brand._id, read)) : null
  if (!link) return accept(await unknown(context, read ?? ''))
  const state = linkStateAt(link, now)
  if (state === 'live') {
    await noteVisit(link, { scene, orderId }, context)
    return accept({ state, brand: brandView(brand), target: link.target, storeId: link.storeId })
  }
  const [member, ways] = await Promise.all([noteVisit(link, { scene, orderId }, context), waysOn(context)])
  if (state === 'ended' && link.after) {
    return accept({ state: 'live', brand: brandView(brand), target: link.after, storeId: link.storeId })
  }
  return accept(notLive(state, link, member, ways, context))
}

/**
 * A code that was never given: misprinted, mistyped, or another brand's. The log says which, so that the
 * print is found.
 */
async function unknown(context: Context, code: string): Promise<Resolved> {
  const { brand, caller } = context
  log.warn('link.unknown', { brand: brand._id, printed: code })
  const [{ member }, ways] = await Promise.all([
    loadMember(memberIdOf(brand._id, caller.openid)),
    waysOn(context),
  ])
  return notLive('unknown', null, member, ways, context)
}

function notLive(
  state: Exclude<Resolved['state'], 'live'>,
  link: LinkDoc | null,
  member: MemberDoc | null,
  ways: Awaited<ReturnType<typeof waysOn>>,
  { brand, now }: Context,
): Resolved {
  return {
    state,
    brand: brandView(brand),
    name: link?.name ?? '',
    fromAt: link?.fromAt ?? 0,
    untilAt: link?.untilAt ?? 0,
    isMember: member?.state === 'member',
    ways,
    now,
  }
}
