import { CloudError } from '../errors'
import { LIMITS } from '../limits'
import type { Caller } from '../types'
import type { FunctionAnswer, FunctionError } from './instance'

/** What the platform says when functions go wrong, and what their author should do. */

export const functionMissing = (name: string, known: string[]) =>
  new CloudError(
    'FUNCTIONS_REQUEST_FAIL',
    `[ResourceNotFound.FunctionName] FunctionName parameter could not be found: ${name}`,
    `there is no function "${name}"; known: ${known.join(', ') || 'none'}. Is it built?`,
  )

export const timedOut = (limitMs: number): FunctionError => ({
  errorCode: 433,
  errorMessage: `Task timed out after ${limitMs / 1000} seconds`,
})

export const EXITED: FunctionError = { errorCode: 439, errorMessage: 'User process exit when running' }

export const EVENT_TOO_LARGE: FunctionError = {
  errorCode: 413,
  errorMessage: `RequestTooLarge: event exceeds ${LIMITS.functionPayloadBytes} bytes`,
}

/** 1 MB to a mini-program, 6 MB to everyone else. */
export function withinSize(answer: FunctionAnswer, caller: Caller): FunctionAnswer {
  if (answer.result === undefined) return answer
  const bytes = Buffer.byteLength(answer.result)
  const fromClient = (caller.source ?? 'wx_client').split(',').at(-1) === 'wx_client'
  const limit = fromClient ? LIMITS.clientResultBytes : LIMITS.functionPayloadBytes
  if (bytes <= limit) return answer
  const errorCode = fromClient && bytes <= LIMITS.functionPayloadBytes ? -604001 : 446
  return {
    error: {
      errorCode,
      errorMessage: `function result of ${bytes} bytes exceeds the limit of ${limit} bytes`,
    },
  }
}

const ADVICE: Record<number, string> = {
  433: 'the function did not answer in time: look for a missing await, a blocked loop or a slow call',
  434: 'the function ran out of memory: look for data kept in module scope or whole collections read',
  439: 'the instance ended while it ran: process.exit, a crash, or an injected fault',
  446: 'answer in pages or put large results into storage',
  [-604001]: 'answer in pages or put large results into storage',
}

export const adviceFor = ({ errorCode }: FunctionError): string[] => {
  const advice = ADVICE[errorCode]
  return advice === undefined ? [] : [advice]
}
