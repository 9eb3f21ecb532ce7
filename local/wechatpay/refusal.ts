/**
 * WeChat Pay refuses. Thrown where the rule is checked, turned into `{code, message, detail}` at the edge of
 * the API.
 */
export class WechatPayError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly detail?: Record<string, unknown>,
  ) {
    super(message)
    this.name = 'WechatPayError'
  }
}
