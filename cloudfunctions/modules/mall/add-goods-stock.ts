import { addGoodsStock as decide } from '@shared/domain/mall/edit-goods'
import { refused } from '@shared/domain/operation/decision'
import type { Handler } from '../../platform/context'
import { changeGoods } from './change-goods'

/** Puts units on top of what goods have, on the shelf or off. */
export const addGoodsStock: Handler<'mall.addStock'> = async (context, { units, ...named }) =>
  changeGoods(context, {
    ...named,
    action: 'mall.addStock',
    act: 'add',
    input: units,
    decide: existing => (existing ? decide(existing, units) : refused('state')),
  })
