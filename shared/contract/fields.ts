import * as v from 'valibot'
import { isDay } from '../domain/calendar/day'
import { isCardNumber } from '../domain/codes/card-number'
import { NEVER } from '../domain/due'
import { LIMITS } from '../domain/limits'

/** Building blocks of input schemas. Every string has a limit, so no request can be huge. */
export const limits = {
  idLength: 128,
  commandIdMin: 16,
  commandIdMax: 64,
  phoneCodeLength: 256,
  scannedCodeLength: 64,
  cursorLength: 256,
  reasonLength: 60,
  /** UTF-16 units; what a name or an address may be is `profileText`. */
  profileTextLength: 400,
  orderAmountFenMax: 5_000_000,
  orderLines: 50,
  lineQuantity: 99,
  adjustMax: 1_000_000,
  goodsPointsMax: 10_000_000,
  /** Of what a brand offers: a batch, a campaign, goods, a store. */
  nameLength: 30,
  /** ¥100,000: more than any coupon takes off or asks for. */
  couponFenMax: 10_000_000,
  couponDaysMax: 1_096,
  couponUsesMax: 99,
  couponsPerMember: LIMITS.couponsPerMember,
  couponsPerPack: LIMITS.couponsPerPack,
  batchesPerCampaign: LIMITS.batchesPerCampaign,
  giftsPerPersonMax: 99,
  /** A gift may wait a month to be taken. */
  takeDaysMax: 31,
  stockMax: 10_000_000,
  storesPerRule: 200,
  timesPerRule: 14,
  specialDays: 60,
  closures: 20,
  priceRows: 20,
  descriptionLength: 500,
  pickUpDaysMax: 366,
  exchangesPerPeriod: LIMITS.exchangesPerPeriod,
  growthMax: 100_000_000,
  addressLength: 100,
  phoneLength: 30,
  /** Exchanges carry goods, member and period in their id. */
  longIdLength: 256,
  /** The longest id, encrypted and in base64. */
  handleLength: 400,
} as const

export const id = v.pipe(v.string(), v.minLength(1), v.maxLength(limits.idLength), v.regex(/^[\w:*.@|-]+$/))

export const longId = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(limits.longIdLength),
  v.regex(/^[\w:*.@|-]+$/),
)

/**
 * Names a coupon, a customer or an entry where staff see it: their ids hold the customer's openid. Opaque;
 * comes from an answer.
 */
export const handle = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(limits.handleLength),
  v.regex(/^[\w-]+$/),
)

/** Made by the client, kept until an answer arrives: the same id repeats the same command. */
export const commandId = v.pipe(
  v.string(),
  v.minLength(limits.commandIdMin),
  v.maxLength(limits.commandIdMax),
  v.regex(/^[\w-]+$/),
)

const fen = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
export const payableFen = v.pipe(fen, v.minValue(1), v.maxValue(limits.orderAmountFenMax))
/** Ten digits with a check digit. */
export const cardNo = v.pipe(v.string(), v.maxLength(10), v.check(isCardNumber))
export const cursor = v.pipe(v.string(), v.maxLength(limits.cursorLength))
export const scannedCode = v.pipe(v.string(), v.minLength(1), v.maxLength(limits.scannedCodeLength))
/** Handed out by a preview, given back by the command it allows. */
export const permit = v.pipe(v.string(), v.minLength(1), v.maxLength(128))
export const index = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(99))

export const integerWithin = (least: number, most: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most))
/** Epoch ms, up to the year 2100: every calendar can say it. */
export const moment = integerWithin(0, 4_102_444_800_000)
/** A moment, or NEVER for what has no end. */
export const end = v.union([moment, v.literal(NEVER)])
/** The version of a document that the caller saw. */
export const version = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
/** Brand-local `YYYY-MM-DD`. */
export const day = v.pipe(v.string(), v.maxLength(10), v.check(isDay))
/** Why, in the words of the staff member; absent = not said. */
export const reason = v.optional(v.pipe(v.string(), v.trim(), v.maxLength(limits.reasonLength)))
/** Minutes of the brand's day, half-open; weekdays 1 = Monday … 7 = Sunday. */
export const timeWindow = v.strictObject({
  weekdays: v.pipe(v.array(integerWithin(1, 7)), v.minLength(1), v.maxLength(7)),
  fromMinute: integerWithin(0, 1439),
  toMinute: integerWithin(1, 1440),
})
