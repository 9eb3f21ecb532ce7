import { CloudError } from '../errors'
import { LIMITS } from '../limits'
import type { FunctionAnswer, FunctionError } from './instance'
import type { Caller } from './invocation'

/**
 * What the platform says when functions go wrong (its published status codes), and what their author should
 * do.
 */

export const functionMissing = (name: string, known: string[]) =>
  new CloudError(
    'FUNCTIONS_REQUEST_FAIL',
    `[ResourceNotFound.FunctionName] FunctionName parameter could not be found: ${name}`,
    BUILT_IN[name] ?? `there is no function "${name}"; known: ${known.join(', ') || 'none'}. Is it built?`,
  )

/** Functions the platform brings along and this emulator does not. */
const BUILT_IN: Readonly<Record<string, string>> = {
  cloudbase_module:
    'cloudbase_module is a function the platform brings along (payment templates call it); this emulator has none: ' +
    'call WeChat Pay from a function of your own, or put a stand-in into functionsDir/cloudbase_module',
}

/** The platform would not have deployed it; here it is listed among the others and says why it cannot run. */
export const misconfigured = (reason: string): FunctionAnswer => ({
  error: { errorCode: -1, errorMessage: `the function is not deployed: ${reason}` },
  advice: `the platform would refuse to deploy the function with this config.json: ${reason}`,
})

export const timedOut = (limitMs: number): FunctionError => ({
  errorCode: 433,
  errorMessage: `Task timed out after ${limitMs / 1000} seconds`,
})

export const loadTimedOut = (limitMs: number): FunctionError => ({
  errorCode: 450,
  errorMessage: `InitContainerTimeout: loading took longer than ${limitMs / 1000} seconds`,
})

export const EXITED: FunctionError = { errorCode: 439, errorMessage: 'User process exit when running' }

export const EVENT_TOO_LARGE: FunctionError = {
  errorCode: 406,
  errorMessage: `RequestTooLarge: event exceeds ${LIMITS.functionPayloadBytes} bytes`,
}

const RESULT_TOO_LARGE: FunctionError = {
  errorCode: 407,
  errorMessage: 'The size of response exceeds the upper limit (6MB)',
}

/** 1 MB to a mini-program, 6 MB to any other caller. */
export function withinSize(answer: FunctionAnswer, caller: Caller): FunctionAnswer {
  if (answer.result === undefined) return answer
  const bytes = Buffer.byteLength(answer.result)
  const fromClient = (caller.source ?? 'wx_client').split(',').at(-1) === 'wx_client'
  const limit = fromClient ? LIMITS.clientResultBytes : LIMITS.functionPayloadBytes
  if (bytes <= limit) return answer
  if (bytes > LIMITS.functionPayloadBytes) return { error: RESULT_TOO_LARGE }
  const errorMessage = `function result of ${bytes} bytes exceeds the limit of ${limit} bytes`
  return { error: { errorCode: -604001, errorMessage } }
}

const ADVICE: Record<number, string> = {
  1: 'the function threw: its stack says where; answer refusals as data instead of throwing them',
  406: 'send less with the call, or put large things into storage and send their ids',
  450: 'the code took too long to load: look for work at the top of the module',
  433: 'the function did not answer in time: look for a missing await, a blocked loop or a slow call',
  434: 'the function ran out of memory: look for data kept in module scope or whole collections read',
  439: 'the instance ended while it ran: process.exit, a crash, or an injected fault',
  437: 'index.js must say exports.main = async (event, context) => …; look for a misspelt name or a failed build',
  407: 'answer in pages or put large results into storage',
  [-604001]: 'answer in pages or put large results into storage',
}

export const adviceFor = ({ errorCode, errorMessage }: FunctionError): string =>
  ADVICE[errorCode] ?? errorMessage
