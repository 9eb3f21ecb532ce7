import { stepGoods as decide } from '@shared/domain/mall/edit-goods'
import { refused } from '@shared/domain/operation/decision'
import type { Handler } from '../../platform/context'
import { changeGoods } from './change-goods'

/** Puts goods on the shelf or takes them off; off the shelf, no unit is taken from this moment on. */
export const stepGoods: Handler<'mall.stepGoods'> = async (context, { step, ...named }) =>
  changeGoods(context, {
    ...named,
    action: 'mall.stepGoods',
    act: step,
    input: step,
    decide: (existing, facts) => (existing ? decide(existing, step, facts) : refused('state')),
  })
