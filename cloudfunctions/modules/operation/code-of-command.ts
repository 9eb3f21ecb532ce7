import { createHash } from 'node:crypto'
import { linkCode } from '@shared/domain/link/code'

/**
 * The code of a document that a command makes: a repeat finds the document of the first run. Fourteen
 * characters, about 80 bits, so that no two commands meet.
 */
export function codeOfCommand(kind: string, brandId: string, commandId: string): string {
  const bytes = createHash('sha256').update([kind, brandId, commandId].join('\n')).digest()
  return linkCode(bytes.subarray(0, 7)) + linkCode(bytes.subarray(7, 14))
}
