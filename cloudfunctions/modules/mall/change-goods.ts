import { type ActionName, accept, type Outcome, type RefusalCode } from '@shared/contract'
import type { GoodsChanged } from '@shared/contract/actions/mall-goods'
import type { BatchDoc } from '@shared/domain/coupon/types'
import type { GoodsDecision, GoodsFacts, GoodsRefusal } from '@shared/domain/mall/edit-goods'
import type { GoodsDoc, GoodsKind } from '@shared/domain/mall/types'
import { type GoodsAct, goodsChanges, goodsOperationWords } from '@shared/text/goods'
import type { StaffContext } from '../../platform/context'
import { read, readMany } from '../../platform/database'
import { operate } from '../operation/operate'
import { goodsNames } from './goods-names'
import { managedGoodsView } from './managed-goods-view'

const REFUSALS: Readonly<Record<GoodsRefusal, RefusalCode>> = {
  unsound: 'SUBJECT_UNSOUND',
  fixed: 'SUBJECT_FIXED',
  state: 'STEP_NOT_POSSIBLE',
}

/** A command about one of the goods, with what it does in words and as a rule. */
interface GoodsCommand {
  goodsId: string
  /** 0 = new ones. */
  version: number
  commandId: string
  reason?: string | undefined
  action: ActionName
  act: GoodsAct
  /** What else was sent. */
  input: unknown
  /** What the command itself says the goods are. */
  what?: GoodsKind
  decide(existing: GoodsDoc | null, facts: GoodsFacts): GoodsDecision
}

/** One change of goods by staff who manage the brand, once per command. 2 trips beside those of `operate`. */
export async function changeGoods(
  context: StaffContext,
  { goodsId, act, what, decide, reason = '', ...command }: GoodsCommand,
): Promise<Outcome<GoodsChanged>> {
  const { brand } = context
  const batches = await batchesOf(brand._id, [what, (await read('goods', goodsId))?.what])
  const names = goodsNames(context, batches)
  const tierIds = brand.tiers.map(({ id }) => id)
  const changed = await operate(
    context,
    { ...command, kind: 'goods', subjectId: goodsId, reason },
    {
      decide: existing => {
        const named = what ?? existing?.what
        const batch = batches.find(({ _id }) => named?.kind === 'coupon' && _id === named.batchId) ?? null
        return decide(existing, { tierIds, batch })
      },
      refusals: REFUSALS,
      words: (before, next) => ({
        words: goodsOperationWords(act, before, next),
        changes: goodsChanges(before, next, names),
      }),
    },
  )
  return changed.ok ? accept({ goods: managedGoodsView(changed.data, names) }) : changed
}

/** The batches of this brand that goods name. */
async function batchesOf(brandId: string, kinds: readonly (GoodsKind | undefined)[]): Promise<BatchDoc[]> {
  const ids = kinds.flatMap(what => (what?.kind === 'coupon' ? [what.batchId] : []))
  return (await readMany('batches', ids)).filter(batch => batch.brandId === brandId)
}
