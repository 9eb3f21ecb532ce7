import type { TestStack } from '../harness'

/**
 * What is drawn at random, in documents and at WeChat Pay: two runs to the same point differ in it and in
 * nothing else.
 */
const RANDOM: readonly [RegExp, string][] = [
  [/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<uuid>'],
  [/T20\d{18,}/g, '<order>'],
  [/4200\d{20,}/g, '<transaction>'],
  [/[PR]20\d{18,}/g, '<refund>'],
  [/\b50\d{26}\b/g, '<refund-id>'],
  [/"[0-9A-Za-z]{22}"/g, '"<id>"'],
  [/"(token|shortNo|codeId|cardNo|prepayId)":"[^"]*"/g, '"$1":"<drawn>"'],
  // How long a notice took is real time, and how it failed no longer matters.
  [/"attempts":\[[^\]]*\]/g, '"attempts":[]'],
]

/**
 * Everything that decides what happens from here on: documents, WeChat Pay, the time, and whether the
 * instance lives. Two cuts that come to the same state have the same future, which is proved once.
 */
export function stateOf({ stack, dump }: TestStack, instanceLives: boolean): string {
  const { clock, pay } = stack
  const whole = JSON.stringify([dump(), pay.sim().snapshot(), clock.now(), instanceLives])
  return RANDOM.reduce((text, [drawn, name]) => text.replace(drawn, name), whole)
}
