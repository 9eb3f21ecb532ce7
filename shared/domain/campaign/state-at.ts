import type { AnyCampaignDoc, CampaignState } from './types'

/**
 * The state a campaign had at a moment: a receipt claimed after the end keeps what its payment had earned,
 * one paid in a pause gains nothing.
 */
export const stateAt = (
  { state, earlierStates = [] }: Pick<AnyCampaignDoc, 'state' | 'earlierStates'>,
  at: number,
): CampaignState => earlierStates.find(({ untilAt }) => at < untilAt)?.state ?? state
