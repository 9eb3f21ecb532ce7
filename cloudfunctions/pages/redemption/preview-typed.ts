import { type Outcome, type OutputOf, refuse } from '@shared/contract'
import { digitsHold, type TypedCode } from '@shared/domain/codes/rotating'
import { couponByNumber } from '../../modules/coupon/coupon-number'
import { atCounter } from '../../modules/redemption/usable-here'
import { alarmAt, bookTry, takeBackTry } from '../../modules/staff/desk-tries'
import type { StaffContext } from '../../platform/context'
import { codeMac } from '../../platform/vault'
import { type FoundBy, previewCoupon } from './preview-coupon'
import { previewCard, refuseTypedCards } from './preview-member'

type Previewed = Outcome<OutputOf<'redemption.preview'>>

/** The refusals that show a guess was wrong; every other answer means that the number was right. */
const WRONG_GUESSES: readonly string[] = ['TYPED_WRONG', 'DIGITS_OVER', 'CARD_UNKNOWN']

/**
 * What was typed by hand may be guessed, so it is counted as failed before it is looked up, and taken back
 * when it was right. 2 trips more than a scan.
 */
export async function previewTyped(
  context: StaffContext,
  storeId: string,
  code: TypedCode,
): Promise<Previewed> {
  const notTaken =
    code.kind === 'card-number' ? refuseTypedCards(context) : refuseWithoutDigits(context, code)
  if (notTaken) return notTaken
  const booked = await bookTry(context)
  if (!booked.ok) return booked
  const previewed =
    code.kind === 'card-number'
      ? await previewCard(context, storeId, code.cardNo)
      : await previewTypedCoupon(context, storeId, code)
  if (!previewed.ok && WRONG_GUESSES.includes(previewed.code)) alarmAt(context, booked.data)
  else await takeBackTry(context, booked.data)
  return previewed
}

type TypedCoupon = Extract<TypedCode, { kind: 'typed-coupon' }>

function refuseWithoutDigits({ brand }: StaffContext, { digits }: TypedCoupon) {
  return digits === '' && !brand.typedCodesWithoutDigits ? refuse('DIGITS_NEEDED') : null
}

/** A wrong number and wrong digits are one answer: it does not reveal which numbers are in use. */
async function previewTypedCoupon(
  context: StaffContext,
  storeId: string,
  { shortNo, digits }: TypedCoupon,
): Promise<Previewed> {
  const [coupon, counter] = await Promise.all([
    couponByNumber(context.brand._id, shortNo),
    atCounter(context, storeId),
  ])
  const foundBy: FoundBy = digits === '' ? 'number' : 'number-and-digits'
  const hold =
    foundBy === 'number' || !coupon ? 'now' : digitsHold(coupon.codeId, digits, context.now, codeMac)
  if (!coupon || hold === 'never') return refuse('TYPED_WRONG')
  if (hold === 'over') return refuse('DIGITS_OVER')
  return previewCoupon(context, coupon, foundBy, counter)
}
