import { TOKEN_LIFE_MS } from '@shared/domain/limits'
import { issueToken, readToken } from '../../platform/signed-token'

export const EXPORTS = ['bills', 'differences', 'liability'] as const
export type ExportName = (typeof EXPORTS)[number]

/** Which file of which brand and month; the link carries it in its path. */
export interface ExportFile {
  brandId: string
  month: string
  name: ExportName
}

const EXPORT_LINK = { purpose: 'finance', lifeMs: TOKEN_LIFE_MS.exportLink }

/** A link that opens this one file without a login, for ten minutes. */
export function exportLink(file: ExportFile, now: number): string {
  const base = (process.env.PUBLIC_BASE_URL ?? '').replace(/\/+$/, '')
  const token = issueToken(EXPORT_LINK, partsOf(file), [], now)
  return `${base}/finance/${file.brandId}/${file.month}/${file.name}.csv?token=${token}`
}

/** Whether this deployment handed the link out, and not too long ago. */
export function isValidLink(file: ExportFile, token: string, now: number): boolean {
  return readToken(EXPORT_LINK, partsOf(file), token, now)?.expired === false
}

const partsOf = ({ brandId, month, name }: ExportFile) => [brandId, month, name]
