import { addressWith } from './query'

/** A page of the mini-program a path may lead to, and what it takes from the path. */
export interface TargetPage {
  /** As the mini-program's route. */
  route: string
  /** One of the pages of the tab bar. */
  isTab: boolean
  /** Parameters of the page itself; attribution never comes from them. */
  params: readonly string[]
}

/**
 * The closed list: a page that is not here cannot be reached by a path, so no printed code ever leads astray.
 */
export const TARGET_PAGES = {
  card: { route: 'pages/card/index', isTab: true, params: [] },
  wallet: { route: 'pages/wallet/index', isTab: true, params: [] },
  offer: { route: 'pages/wallet/index', isTab: true, params: ['offer'] },
  pay: { route: 'pages/pay/index', isTab: false, params: [] },
  points: { route: 'pages/points/index', isTab: false, params: [] },
  tiers: { route: 'pages/tiers/index', isTab: false, params: [] },
  stored: { route: 'member/stored/index', isTab: false, params: [] },
  me: { route: 'pages/me/index', isTab: true, params: [] },
} as const satisfies Record<string, TargetPage>

export type TargetName = keyof typeof TARGET_PAGES
export const TARGET_NAMES = Object.keys(TARGET_PAGES) as TargetName[]

export interface Target {
  page: TargetName
  params: Record<string, string>
}

/** Whether a target has exactly the parameters its page takes. */
export function isTarget({ page, params }: Target): boolean {
  const wanted: readonly string[] = TARGET_PAGES[page].params
  const given = Object.keys(params)
  return given.length === wanted.length && wanted.every(name => params[name])
}

/** The route of a target with its parameters: what WeChat opens. */
export const targetPath = ({ page, params }: Target): string => addressWith(TARGET_PAGES[page].route, params)

export const sameTarget = (a: Target, b: Target): boolean => targetPath(a) === targetPath(b)
