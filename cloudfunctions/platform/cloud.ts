import * as sdk from 'wx-server-sdk'

/** Longest wait for one request to the database or to an open API; every function's own limit is longer. */
const REQUEST_LIMIT_MS = 3_000

/**
 * What the SDK takes but does not declare: without `keepalive` a Node 18 runtime opens one connection per
 * query.
 */
interface InitOptions {
  env: string
  keepalive: boolean
  throwOnNotFound: boolean
  timeout: number
}

const options: InitOptions = {
  env: sdk.DYNAMIC_CURRENT_ENV as unknown as string,
  keepalive: true,
  throwOnNotFound: false,
  timeout: REQUEST_LIMIT_MS,
}
sdk.init(options)

/** The SDK, started once per instance. Only this folder imports it. */
export const cloud = sdk
