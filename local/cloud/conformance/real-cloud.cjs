/**
 * Sends raw protocol requests to a real environment, signed by the SDK's own requester.
 * The environment must have the collections `plain` and `keyed` (unique index on `key`).
 */
const { request } = require('@cloudbase/node-sdk/dist/utils/tcbapirequester')

exports.senderOf =
  ({ env, secretId, secretKey }) =>
  params =>
    request({
      config: { envName: env, secretId, secretKey, version: 'wx-server-sdk/4.0.2' },
      params,
      method: 'post',
      headers: { 'content-type': 'application/json' },
      opts: {},
    }).catch(error => ({ code: String(error.code), message: String(error.message) }))
