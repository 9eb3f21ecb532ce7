import type { DifferenceDoc } from '@shared/domain/reconciliation/types'
import type { TestStack } from '../harness'

/** The day after the demo's day, when the bill of the demo's day is ready. */
const NEXT_MORNING = Date.parse('2026-11-23T10:05:00+08:00')

export async function nextMorning({ stack }: TestStack): Promise<void> {
  await stack.clock.set(NEXT_MORNING)
}

/** A refund made by hand on WeChat Pay's own pages, of which no notice arrives. */
export async function refundByHand(stack: TestStack, outTradeNo: string, fen: number): Promise<string> {
  const { pay } = stack.stack
  pay.behave('lost')
  const { outRefundNo } = await pay
    .sim()
    .refund({ mchid: '1900000109', outTradeNo, refundFen: fen, by: 'platform' })
  await pay.quiet()
  return outRefundNo
}

export const differences = (stack: TestStack) => (stack.dump().reconDiffs ?? []) as unknown as DifferenceDoc[]
