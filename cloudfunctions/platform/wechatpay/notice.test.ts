import { createCipheriv } from 'node:crypto'
import { wechatPay } from '.'
import { certificateSigner, keys, NOW, notice, paidOnTheWire, publicKeySigner } from './testing/platform'

const pay = wechatPay(keys, () => NOW)
const readBack = (sent: ReturnType<typeof notice>, headers = sent.headers, body = sent.body) =>
  pay.readNotice(headers, Buffer.from(body))

const refundOnTheWire = {
  mchid: keys.mchid,
  out_trade_no: 'T20261122000001',
  transaction_id: '4200002026112200000000000001',
  out_refund_no: 'R1',
  refund_id: '5030000000000000001',
  refund_status: 'SUCCESS',
  success_time: '2026-11-22T10:23:59+08:00',
  user_received_account: '支付用户零钱',
  amount: { total: 12800, refund: 6400, payer_total: 11800, payer_refund: 5900 },
}

describe('a notice', () => {
  test('of a payment is read', async () => {
    expect(await readBack(notice())).toEqual({
      ok: true,
      notice: {
        noticeId: 'EV-2026112210240001',
        eventType: 'TRANSACTION.SUCCESS',
        createdAt: NOW,
        kind: 'transaction',
        transaction: {
          mchid: keys.mchid,
          appid: 'wx5a0c1f2e3d4b6a78',
          outTradeNo: 'T20261122000001',
          transactionId: '4200002026112200000000000001',
          tradeType: 'JSAPI',
          tradeState: 'SUCCESS',
          successAt: NOW - 2_000,
          payerOpenid: paidOnTheWire.payer.openid,
          amount: { totalFen: 12800, payerFen: 11800, currency: 'CNY' },
          promotions: [{ couponId: '1', amountFen: 1000, scope: 'GLOBAL', type: 'CASH', stockId: 's1' }],
        },
      },
    })
  })

  test('of a refund is read', async () => {
    const result = await readBack(notice(refundOnTheWire, { eventType: 'REFUND.SUCCESS' }))
    expect(result).toMatchObject({
      ok: true,
      notice: {
        kind: 'refund',
        refund: {
          outRefundNo: 'R1',
          status: 'SUCCESS',
          successAt: NOW - 1_000,
          amount: { totalFen: 12800, refundFen: 6400, payerTotalFen: 11800, payerRefundFen: 5900 },
        },
      },
    })
  })

  test('of a kind we do not know is kept, not refused', async () => {
    const result = await readBack(notice({ anything: 1 }, { eventType: 'MALL_REFUND.SUCCESS' }))
    expect(result).toMatchObject({ ok: true, notice: { kind: 'other', body: { anything: 1 } } })
  })

  test('of a payment the customer paid nothing for is still a payment', async () => {
    const amount = { total: 12800, payer_total: 0, currency: 'CNY', payer_currency: 'CNY' }
    const result = await readBack(notice({ ...paidOnTheWire, amount }))
    expect(result).toMatchObject({ notice: { transaction: { amount: { totalFen: 12800, payerFen: 0 } } } })
  })

  const cipher = createCipheriv('aes-128-gcm', 'sixteen-byte-key', 'fdasflkja484')
  const bytes = [cipher.update(JSON.stringify(paidOnTheWire)), cipher.final(), cipher.getAuthTag()]
  const ciphertext = Buffer.concat(bytes).toString('base64')
  const sixteen = {
    resource: { algorithm: 'AEAD_AES_256_GCM', ciphertext, nonce: 'fdasflkja484', associated_data: '' },
  }

  test.each([
    ['signed five minutes ago', notice(undefined, { atMs: NOW - 301_000 }), 'stale'],
    [
      'signed by a key of no known serial',
      notice(undefined, { signer: { ...publicKeySigner, serial: 'PUB_KEY_ID_9' } }),
      'unknown-serial',
    ],
    [
      'signed by another key',
      notice(undefined, { signer: { ...publicKeySigner, key: certificateSigner.key } }),
      'bad-signature',
    ],
    [
      'encrypted for another merchant',
      notice(undefined, { key: 'another-32-byte-key-of-this-case' }),
      'undecryptable',
    ],
    ['encrypted with 16 bytes', notice(undefined, { envelope: sixteen }), 'undecryptable'],
    [
      'with another algorithm',
      notice(undefined, { envelope: { resource: { algorithm: 'AES' } } }),
      'bad-envelope',
    ],
    ['without an id', notice(undefined, { envelope: { id: '' } }), 'bad-envelope'],
    ['with a time that is none', notice(undefined, { envelope: { create_time: 'now' } }), 'bad-envelope'],
    ['whose content is no JSON', notice('支付成功'), 'bad-content'],
    ['whose amount is a fraction', notice({ ...paidOnTheWire, amount: { total: 1.5 } }), 'bad-content'],
    ['whose amount is negative', notice({ ...paidOnTheWire, amount: { total: -1 } }), 'bad-content'],
    [
      'whose refund has no state',
      notice({ ...refundOnTheWire, refund_status: '' }, { eventType: 'REFUND.CLOSED' }),
      'bad-content',
    ],
  ])('%s is not believed', async (_case, sent, reason) => {
    expect(await readBack(sent)).toEqual({ ok: false, reason })
  })

  test('re-serialised on its way, or of another notice, is not believed', async () => {
    const [one, other] = [notice(), notice({ ...paidOnTheWire, transaction_id: '2' })]
    const spaced = JSON.stringify(JSON.parse(one.body), null, 1)
    expect(await readBack(one, one.headers, spaced)).toEqual({ ok: false, reason: 'bad-signature' })
    expect(await readBack(one, one.headers, other.body)).toEqual({ ok: false, reason: 'bad-signature' })
  })

  test('whose headers a proxy dropped is not believed', async () => {
    expect(await readBack(notice(), {})).toEqual({ ok: false, reason: 'missing-headers' })
  })
})
