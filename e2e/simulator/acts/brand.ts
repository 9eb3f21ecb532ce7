import type { BrandDoc } from '@shared/domain/brand/types'
import { storeIdOf } from '@shared/domain/ids'
import type { MerchantDoc } from '@shared/domain/merchant/types'
import { APPIDS, SEAL_KEY, SECOND_NUMBERS } from '../../../cloudfunctions/testing/setting'
import { seal } from '../../../local/demo/seal'
import { merchantKeysOf } from '../../../local/merchant-keys'
import { signCommand } from '../../../local/operator/sign-command'
import type { Act } from './act'

/**
 * What a brand changes of its settings and its operator of its merchant numbers. Warm instances remember
 * settings for 30 s, so the old ones go on for a while beside the new ones.
 */
export const brandActs: Readonly<Record<string, Act>> = {
  changeRules: async (actors, { chance, database, story }) => {
    const existing = database.get('brands', actors.brandId) as unknown as BrandDoc
    const points = {
      ...existing.points,
      version: existing.points.version + 1,
      waitingDays: chance.pick([0, 7]),
      expiry: { after: 'months' as const, months: chance.pick([1, 12]) },
      maxPerDay: chance.pick([120, 8000]),
    }
    const { storedValue } = existing
    const stored = storedValue && {
      storedValue: {
        ...storedValue,
        version: storedValue.version + 1,
        earnOn: chance.pick(['spend', 'top-up'] as const),
      },
    }
    story.push(`  ${actors.brandId} has rules ${points.version}`)
    database.load({ brands: [{ ...existing, points, ...stored, returnGrace: chance.happens(0.5) }] })
  },
  operate: async (actors, simulation) => {
    const { chance, clock, database, pay } = simulation
    const { brandId } = actors
    const mchid = SECOND_NUMBERS[brandId]
    const state = (database.get('merchants', mchid) as unknown as MerchantDoc | undefined)?.state
    const usual = state === 'invited' ? 'confirm' : state === 'confirmed' ? 'leave' : 'invite'
    const step = chance.happens(0.8) ? usual : chance.pick(['invite', 'confirm', 'leave'] as const)
    const entered = {
      appid: APPIDS[brandId],
      storeId: storeIdOf(brandId, 'hubin'),
      kind: 'direct',
      entity: '湖滨茶饮有限公司',
      sealed: seal(merchantKeysOf(pay.credentials(mchid)), mchid, SEAL_KEY),
    }
    const input = { brandId, mchid, by: '运维', ...(step === 'invite' ? entered : {}) }
    const command = signCommand(`merchant.${step}`, input, SEAL_KEY, clock.now())
    const send = () => simulation.invoke('jobs', command, {})
    const companion = chance.happens(0.3) ? send() : null
    const ended = await send()
    const answer = ended.kind === 'answered' ? (ended.value as { state?: string; code?: string }) : {}
    simulation.story.push(`  operator ${step} ${mchid} → ${answer.state ?? answer.code ?? 'no answer'}`)
    if (answer.state) simulation.done.add(`operator ${answer.state}`)
    await companion
  },
}
