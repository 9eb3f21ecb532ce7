import { ask } from './preview-desk'
import type { AskToNotify } from './types'

export const askToNotify: AskToNotify = async () =>
  (await ask({ kind: 'notice' })) === null ? 'reject' : 'accept'
