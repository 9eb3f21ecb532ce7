import { billColumns, csvOf, differenceColumns, liabilityColumns } from '@shared/text/csv'
import { httpText } from '@shared/text/machines'
import { now } from '../../platform/clock'
import type { HttpHandler } from '../../platform/http-exchange'
import { log } from '../../platform/log'
import { checksOf, differencesOf } from './books-of-month'
import { EXPORTS, type ExportFile, type ExportName, isValidLink } from './export-link'

/**
 * `GET /finance/:brandId/:month/:file`: the CSV file a signed link names, to the holder of the link; each
 * download is logged.
 */
export const downloadExport: HttpHandler = async ({ query }, { brandId = '', month = '', file = '' }) => {
  const name = EXPORTS.find(each => file === `${each}.csv`)
  const wanted = name && { brandId, month, name }
  if (!wanted || !isValidLink(wanted, query.token ?? '', now())) {
    return { status: 403, body: { code: 'FAIL', message: httpText.linkOver } }
  }
  log.note('finance.exported', { ...wanted })
  const saved = `${brandId}-${month}-${name}.csv`
  return {
    status: 200,
    file: { name: saved, contentType: 'text/csv; charset=utf-8', text: await textOf(wanted) },
  }
}

async function textOf({ brandId, month, name }: ExportFile): Promise<string> {
  const texts: Record<ExportName, () => Promise<string>> = {
    bills: async () => csvOf(billColumns, (await checksOf(brandId, month)).bills),
    differences: async () => csvOf(differenceColumns, await differencesOf(brandId, month)),
    liability: async () => csvOf(liabilityColumns, (await checksOf(brandId, month)).audits),
  }
  return texts[name]()
}
