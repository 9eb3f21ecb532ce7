import { accept } from '@shared/contract'
import { LIMITS } from '@shared/domain/limits'
import type { OperationDoc } from '@shared/domain/operation/types'
import { operationView, VIEWED } from '../../modules/operation/operation-view'
import type { Handler } from '../../platform/context'
import { _, find } from '../../platform/database'

/**
 * What staff changed, newest first, 20 at a time: all of the brand, of one kind, or of one subject. 1 trip.
 */
export const listOperations: Handler<'operation.list'> = async ({ brand }, input) => {
  const { subjectId, kind, after } = input
  const rows =
    subjectId === undefined
      ? await ofBrand(brand._id, kind, after)
      : await ofSubject(brand._id, subjectId, kind, after)
  const page = rows.slice(0, LIMITS.rowsPerPage)
  const last = page[LIMITS.rowsPerPage - 1]
  const isMore = last !== undefined && rows.length > LIMITS.rowsPerPage
  return accept({
    operations: page.map(operationView),
    next: isMore ? (subjectId === undefined ? `${last.at} ${last._id}` : String(last.version)) : null,
  })
}

type Kind = Parameters<typeof listOperations>[1]['kind']
const MOST = LIMITS.rowsPerPage + 1
/** Rows of one moment that a page may end between. */
const AT_ONE_MOMENT = 20

/** The cursor is the moment and the id of the last row. */
async function ofBrand(brandId: string, kind: Kind, after = ''): Promise<OperationDoc[]> {
  const [moment = '', lastId = ''] = after.split(' ')
  const at = Number.parseInt(moment, 10) || Number.MAX_SAFE_INTEGER
  const rows = await find(
    'operations',
    { brandId, at: _.lte(at), ...(kind ? { kind } : {}) },
    { orderBy: { at: 'desc', _id: 'desc' }, limit: MOST + AT_ONE_MOMENT, only: VIEWED },
  )
  return rows.filter(row => row.at < at || row._id < lastId)
}

/** The cursor is the version of the last row. */
function ofSubject(brandId: string, subjectId: string, kind: Kind, after = ''): Promise<OperationDoc[]> {
  const version = _.lt(Number.parseInt(after, 10) || Number.MAX_SAFE_INTEGER)
  return find(
    'operations',
    { brandId, subjectId, version, ...(kind ? { kind } : {}) },
    { orderBy: { version: 'desc' }, limit: MOST, only: VIEWED },
  )
}
