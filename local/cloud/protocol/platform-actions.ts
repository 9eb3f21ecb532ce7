import { CloudError, invalidParam } from '../errors'
import type { Running } from '../functions/running'
import { noPermission } from '../wx/openapi'
import type { Handled, Services } from './action'
import type { ProtocolRequest } from './body'

/** `cloud.callFunction` of a function. */
export async function callFunction(
  fields: Record<string, unknown>,
  by: Running | undefined,
  { invoker }: Services,
): Promise<Handled> {
  let event: unknown
  try {
    event = JSON.parse(String(fields.request_data ?? '{}'))
  } catch {
    throw invalidParam('request_data must be JSON')
  }
  // Documented only as "no WeChat context": a function called by a function has no caller.
  const source = by ? `${by.caller.source ?? 'wx_client'},scf` : 'scf'
  const outcome = await invoker.invoke(String(fields.function_name), event, { source })
  if (!outcome.ok) {
    throw new CloudError(
      'FUNCTIONS_EXECUTE_FAIL',
      JSON.stringify({ ...outcome.error, requestId: outcome.invocation.id }),
    )
  }
  return { answer: { data: { response_data: JSON.stringify(outcome.result) } } }
}

/** `cloud.openapi.<ns>.<fn>` and the inner APIs. */
export function openApi(
  { fields, binary }: ProtocolRequest,
  by: Running | undefined,
  { openapi }: Services,
): Handled {
  const apiName = String(fields.apiName)
  // Inner APIs (open data, signatures) need no permission; their names have no dot.
  if (by && apiName.includes('.') && !by.configuration.openapi.includes(apiName)) {
    const { reply, advice } = noPermission(apiName, by.configuration.name)
    return { bytes: reply, effort: { scanned: 0, returned: 0, warnings: [advice] } }
  }
  return { bytes: openapi.gateway(apiName, binary.requestData ?? Buffer.alloc(0)) }
}

/** `cloud.callOpenAPI`. */
export function oldOpenApi(
  fields: Record<string, unknown>,
  by: Running | undefined,
  { openapi }: Services,
): Handled {
  const apiName = String(fields.apiName)
  if (by && !by.configuration.openapi.includes(apiName)) {
    throw new CloudError(
      'SYS_ERR',
      `errCode: -604101 function has no permission to call this API ${apiName}`,
      noPermission(apiName, by.configuration.name).advice,
    )
  }
  const reply = openapi.call(
    apiName,
    JSON.parse(String(fields.requestData ?? '{}')) as Record<string, unknown>,
  )
  return { answer: { data: { responseData: JSON.stringify(reply) } } }
}

/** `cloud.cloudPay.<api>`. */
export const pay = ({ fields, binary }: ProtocolRequest, { openapi }: Services): Handled => ({
  bytes: openapi.pay(String(fields.apiName), binary.requestData ?? Buffer.alloc(0)),
})
