import type { Page } from 'playwright-core'

/** A page of the console in one of its main states. */
export interface ConsoleScreen {
  /** Name of its pictures. */
  name: string
  /** Below /console. */
  path: string
  /** What is done there before the picture is taken. */
  act?: (page: Page) => Promise<void>
}

const openLin = (page: Page) => page.locator('.table-opens tbody tr', { hasText: '林 *' }).click()

const openFirst = (page: Page) => page.locator('.table-opens tbody tr').first().click()

/** One line a state: a new page or state adds one here. The login is taken before anyone has signed in. */
export const consoleScreens: readonly ConsoleScreen[] = [
  { name: 'console-members', path: '/members' },
  { name: 'console-member', path: '/members', act: openLin },
  {
    name: 'console-members-none',
    path: '/members',
    act: page => page.getByLabel('找会员').fill('0000'),
  },
  { name: 'console-batches', path: '/batches' },
  { name: 'console-batch-new', path: '/batches/new' },
  { name: 'console-batch', path: '/batches', act: openFirst },
  { name: 'console-campaigns', path: '/campaigns' },
  { name: 'console-campaign-new', path: '/campaigns/new' },
  { name: 'console-campaign', path: '/campaigns', act: openFirst },
  { name: 'console-goods', path: '/goods' },
  { name: 'console-goods-new', path: '/goods/new' },
  { name: 'console-goods-one', path: '/goods', act: openFirst },
  { name: 'console-proposals', path: '/proposals' },
  { name: 'console-links', path: '/links?days=30' },
  { name: 'console-link-new', path: '/links/new' },
  { name: 'console-link', path: '/links', act: page => page.getByText('改这条').click() },
  { name: 'console-reconciliation', path: '/reconciliation' },
  { name: 'console-inbox', path: '/reconciliation/inbox' },
  { name: 'console-stores', path: '/stores' },
  { name: 'console-store-new', path: '/stores/new' },
  { name: 'console-store', path: '/stores', act: openFirst },
  { name: 'console-operations', path: '/operations' },
  { name: 'console-unknown', path: '/nowhere' },
]
