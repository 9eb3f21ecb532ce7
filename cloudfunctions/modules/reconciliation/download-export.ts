import { billColumns, csvOf, differenceColumns, liabilityColumns } from '@shared/domain/reconciliation/csv'
import { now } from '../../platform/clock'
import type { HttpHandler } from '../../platform/http-exchange'
import { log } from '../../platform/log'
import { checksOf, differencesOf } from './books-of-month'
import { EXPORTS, type ExportName, type ExportWish, linkHolds } from './export-link'

/**
 * `GET /finance/:brandId/:month/:file`: the CSV file a signed link names, to the holder of the link; each
 * download is logged.
 */
export const downloadExport: HttpHandler = async ({ query }, { brandId = '', month = '', file = '' }) => {
  const name = EXPORTS.find(each => file === `${each}.csv`)
  const wish = name && { brandId, month, name }
  if (!wish || !linkHolds(wish, query.until ?? '', query.mark ?? '', now())) {
    return { status: 403, body: { code: 'FAIL', message: '链接无效或已过期，请重新导出' } }
  }
  log.note('finance.exported', { ...wish })
  const saved = `${brandId}-${month}-${name}.csv`
  return {
    status: 200,
    file: { name: saved, contentType: 'text/csv; charset=utf-8', text: await textOf(wish) },
  }
}

async function textOf({ brandId, month, name }: ExportWish): Promise<string> {
  const texts: Record<ExportName, () => Promise<string>> = {
    bills: async () => csvOf(billColumns, (await checksOf(brandId, month)).bills),
    differences: async () => csvOf(differenceColumns, await differencesOf(brandId, month)),
    liability: async () => csvOf(liabilityColumns, (await checksOf(brandId, month)).audits),
  }
  return texts[name]()
}
