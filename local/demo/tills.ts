import { createHash } from 'node:crypto'
import type { TillDoc } from '@shared/domain/receipt/types'
import { BRAND_ID, storeIdByCode } from './brand'
import { seal } from './seal'

/** The demo tills' keys are no secret: Base64 of 32 bytes made from the store's name. */
export const tillKeyOf = (storeCode: string) =>
  createHash('sha256').update(`demo till of ${storeCode}`).digest('base64')

export const tillsOf = (sealKey: string): TillDoc[] =>
  ['yunqi', 'hubin'].map(code => {
    const _id = storeIdByCode(code)
    return {
      _id,
      brandId: BRAND_ID,
      sealedKeys: [seal(tillKeyOf(code), `till:${_id}`, sealKey)],
      active: true,
    }
  })
