import { createHash } from 'node:crypto'
import { invitationIdOf } from '@shared/domain/ids'
import { LINK_ALPHABET } from '@shared/domain/link/code'
import { invitationMac } from '../../platform/vault'

/** ~69 bits: not guessed within a day. */
const LENGTH = 12

/** The code of one command: a repeat shows the same one again, and no document holds it. */
export const codeOfCommand = (staffId: string, commandId: string): string =>
  Array.from(
    invitationMac(`${staffId}\n${commandId}`).subarray(0, LENGTH),
    byte => LINK_ALPHABET[byte % LINK_ALPHABET.length],
  ).join('')

export const hashOfCode = (code: string): string => createHash('sha256').update(code).digest('hex')
export const invitationOfCode = (brandId: string, code: string): string =>
  invitationIdOf(brandId, hashOfCode(code))
