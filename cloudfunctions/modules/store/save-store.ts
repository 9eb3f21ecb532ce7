import { accept, refuse } from '@shared/contract'
import { storeIdOf } from '@shared/domain/ids'
import { saveStore as decide } from '@shared/domain/store/edit-store'
import { storeChanges, storeOperationWords } from '@shared/text/store-changes'
import type { Handler } from '../../platform/context'
import { codeOfCommand } from '../operation/code-of-command'
import { operate } from '../operation/operate'
import { managedStoreView } from './managed-store-view'

/**
 * Makes a store or changes one, once per command; other instances go by its former name and hours for 30 s at
 * most. Trips as of `operate`.
 */
export const saveStore: Handler<'store.save'> = async (context, input) => {
  const { brand, now } = context
  const { commandId, version = 0, store: fields, reason = '' } = input
  if ((input.storeId === undefined) !== (input.version === undefined)) return refuse('BAD_INPUT')
  const _id = input.storeId ?? storeIdOf(brand._id, codeOfCommand('store', brand._id, commandId))
  const clock = { now, timeZone: brand.timeZone }
  const changed = await operate(
    context,
    {
      kind: 'store',
      subjectId: _id,
      version,
      commandId,
      action: 'store.save',
      input: fields,
      reason,
    },
    {
      decide: existing => decide(existing, { _id, brandId: brand._id, fields }),
      refusals: { unsound: 'SUBJECT_UNSOUND' },
      words: (before, next) => ({
        words: storeOperationWords(before, next),
        changes: storeChanges(before, next, clock),
      }),
    },
  )
  return changed.ok ? accept({ store: managedStoreView(changed.data) }) : changed
}
