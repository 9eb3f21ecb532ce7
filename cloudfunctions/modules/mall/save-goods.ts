import { refuse } from '@shared/contract'
import { goodsIdOf } from '@shared/domain/ids'
import { saveGoods as decide } from '@shared/domain/mall/edit-goods'
import type { Handler } from '../../platform/context'
import { codeOfCommand } from '../operation/code-of-command'
import { changeGoods } from './change-goods'

/** Makes goods or changes them; who has seen another price is asked again before points are taken. */
export const saveGoods: Handler<'mall.saveGoods'> = async (context, input) => {
  const { commandId, version = 0, goods: fields, reason } = input
  if ((input.goodsId === undefined) !== (input.version === undefined)) return refuse('BAD_INPUT')
  const brandId = context.brand._id
  const goodsId = input.goodsId ?? goodsIdOf(brandId, codeOfCommand('goods', brandId, commandId))
  return changeGoods(context, {
    goodsId,
    version,
    commandId,
    reason,
    action: 'mall.saveGoods',
    act: 'save',
    input: fields,
    what: fields.what,
    decide: (existing, facts) => decide(existing, { _id: goodsId, brandId, fields }, facts),
  })
}
