import type { Page } from 'playwright-core'
import type { Stack } from '../../local/stack'
import type { Shop } from './shop'

/** Manages all stores of the demo brand. */
const MANAGER = 'shenhe'

/** Signs the manager in on this page: the code on the screen, scanned and confirmed on their phone. */
export async function signIn(page: Page, { url }: Pick<Stack, 'url'>, shop: Shop): Promise<void> {
  const asked = page.waitForResponse(response => response.url().endsWith('/api/login'))
  await page.goto(`${url}/console/`)
  const { data } = (await (await asked).json()) as { data: { ticket: string; match: string } }
  await page.getByAltText('登录用的小程序码').waitFor()
  await shop.must(MANAGER, 'login.open', { ticket: data.ticket })
  await shop.must(MANAGER, 'login.confirm', { ticket: data.ticket, number: data.match })
  await page.getByRole('navigation', { name: '七个地方' }).waitFor()
}

/** Waits until nothing on the page is being fetched. */
export async function atRest(page: Page): Promise<void> {
  await page.getByText(/^数到 /).waitFor()
  await page.waitForFunction(() => document.querySelector('.skeleton, [aria-busy="true"]') === null)
}
