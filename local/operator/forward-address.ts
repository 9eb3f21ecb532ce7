import { forwardMark } from './forward-mark'

const USAGE = '用法：HUIYUAN_SEAL_KEY=… node --import tsx local/operator/forward-address.ts <商户号>'

/** Prints the path that the integration centre forwards a merchant number's messages to (docs/deploy.md). */
const [mchid = ''] = process.argv.slice(2)
const key = process.env.HUIYUAN_SEAL_KEY ?? ''
if (!/^\d{8,12}$/.test(mchid) || Buffer.from(key, 'base64').length !== 32) {
  process.stderr.write(`${USAGE}\n`)
  process.exitCode = 1
} else {
  process.stdout.write(`/wechatpay/forward/${mchid}/${forwardMark(mchid, key)}\n`)
}
