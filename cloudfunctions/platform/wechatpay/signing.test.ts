import { Formatter, Rsa } from 'wechatpay-axios-plugin'
import { authorizationOf, signedPayment } from './signing'
import { keys, NOW, ofMerchant } from './testing/platform'

const nonce = '593BEC0C930BF1AFEB40B4A08C8FB242'
const timestamp = String(NOW / 1000)

describe('a signed request', () => {
  test.each([
    ['GET', '/v3/pay/transactions/out-trade-no/T1?mchid=1900000109', ''],
    ['POST', '/v3/pay/transactions/jsapi', '{"description":"山泽茶事 · 云栖路店"}'],
  ])('%s is the one another library would send', (method, path, body) => {
    const header = authorizationOf(keys, { method, path, body, atMs: NOW, nonce })
    const message = Formatter.request(method, path, timestamp, nonce, body)
    const signature = Rsa.sign(message, ofMerchant.privateKey)
    expect(attributesOf(header)).toEqual(
      attributesOf(Formatter.authorization(keys.mchid, nonce, signature, timestamp, keys.serialNo)),
    )
  })
})

test('the payment handed to the phone is signed with its prepay_id prefix', () => {
  const payment = signedPayment(keys, { appid: 'wx5a0c1f2e3d4b6a78', prepayId: 'wx2211', atMs: NOW, nonce })
  const message = Formatter.joinedByLineFeed('wx5a0c1f2e3d4b6a78', timestamp, nonce, 'prepay_id=wx2211')
  expect(payment).toMatchObject({
    timeStamp: timestamp,
    nonceStr: nonce,
    package: 'prepay_id=wx2211',
    signType: 'RSA',
  })
  expect(Rsa.verify(message, payment.paySign, ofMerchant.publicKey)).toBe(true)
})

function attributesOf(header: string) {
  const [scheme = '', attributes = ''] = header.split(/ (.*)/s)
  return { scheme, attributes: attributes.split(',').sort() }
}
