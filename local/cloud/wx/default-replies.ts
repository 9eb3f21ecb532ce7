import { CloudError } from '../errors'

type Data = Record<string, unknown>
type Reply = (data: Data) => unknown

const fine: Reply = () => ({ errcode: 0, errmsg: 'ok' })

/** A picture of one white point: something to store and show where a mini-program code would be. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEANl9ngAAAAABJRU5ErkJggg==',
  'base64',
)
const picture: Reply = () => ({ contentType: 'image/png', buffer: PICTURE })

/** A number no network gives out. */
const phone: Reply = () => ({
  errcode: 0,
  errmsg: 'ok',
  phone_info: {
    phoneNumber: '10000000000',
    purePhoneNumber: '10000000000',
    countryCode: '86',
    watermark: { timestamp: 0, appid: 'local-appid' },
  },
})

const REPLIES: Readonly<Record<string, Reply>> = {
  'phonenumber.getPhoneNumber': phone,
  'wxacode.get': picture,
  'wxacode.getUnlimited': picture,
  'wxacode.createQRCode': picture,
  'subscribeMessage.send': fine,
  'uniformMessage.send': fine,
  'customerServiceMessage.send': fine,
  'customerServiceMessage.setTyping': fine,
}

/**
 * What an open API answers that the emulator was not taught: the documented answer where there is a plain
 * one (a code picture, a phone number, "ok" of a message that was sent), a refusal that says what to teach
 * everywhere else.
 */
export const defaultReply = (apiName: string): Reply =>
  Object.hasOwn(REPLIES, apiName)
    ? (REPLIES[apiName] as Reply)
    : () => {
        throw new CloudError(
          'SYS_ERR',
          `[InvalidParameter] the local cloud does not know what ${apiName} answers`,
          `teach it what WeChat documents for it: cloud.openapi.answer('${apiName}', data => ({ errcode: 0, errmsg: 'ok', … }))`,
        )
      }
