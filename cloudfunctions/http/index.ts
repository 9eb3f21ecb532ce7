import { httpText } from '@shared/text/machines'
import { type CloudPayAnswer, isCloudPay, receiveCloudPay } from '../modules/order/receive-cloud-pay'
import { installDatabase } from '../platform/database/port'
import { sdkDatabase } from '../platform/database/sdk'
import type { HttpAnswer } from '../platform/http-exchange'
import { log } from '../platform/log'
import { type AccessAnswer, type AccessEvent, requestOf } from './event'
import { match } from './match'
import { routes } from './routes'

installDatabase(sdkDatabase)

/**
 * The function behind HTTP access: WeChat Pay notices and tills. It has no caller and always says its status
 * itself. A cloudPay callback names this function too and gets the answer it wants.
 */
export async function main(event: AccessEvent | null): Promise<AccessAnswer | CloudPayAnswer> {
  if (event && isCloudPay(event)) return receiveCloudPay(event)
  const { status, body, cookie, file } = await exchange(event ?? {})
  return {
    statusCode: status,
    headers: file
      ? {
          'content-type': file.contentType,
          'content-disposition': `attachment; filename="${file.name}"`,
          'cache-control': 'no-store',
        }
      : {
          'content-type': 'application/json; charset=utf-8',
          'cache-control': 'no-store',
          ...(cookie === undefined ? {} : { 'set-cookie': cookie }),
        },
    body: file?.text ?? (body === undefined ? '' : JSON.stringify(body)),
    isBase64Encoded: false,
  }
}

async function exchange(event: AccessEvent): Promise<HttpAnswer> {
  const request = requestOf(event)
  const route = match(routes, request)
  if (!route) return { status: 404, body: { code: 'FAIL', message: httpText.noAddress } }
  try {
    return await route.handler(request, route.params)
  } catch (error) {
    log.error('http.failed', error, { method: request.method, path: request.path })
    return { status: 500, body: { code: 'FAIL', message: httpText.failed } }
  }
}
