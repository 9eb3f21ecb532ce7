import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { type LocalCloud, start } from '../../local/cloud'
import { describeInBrowser, launchBrowser } from './stage-in-browser'

const BUILT = path.resolve(__dirname, '../../.huiyuan')
const SHOP = `
const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
const orders = cloud.database().collection('orders')
exports.main = async ({ action, _id }) => {
  if (action === 'place') return orders.add({ data: { _id, at: new Date(0), lines: [{ sku: 'tea', n: 2 }] } })
  if (action === 'read') return orders.where({ _id }).get()
  throw new Error('boo')
}`

describeInBrowser('the inspector in a browser', () => {
  let cloud: LocalCloud
  let browser: Browser
  let page: Page
  let functionsDir: string
  const complaints: string[] = []

  beforeAll(async () => {
    // Inside the repository, where the SDK is found.
    mkdirSync(BUILT, { recursive: true })
    functionsDir = mkdtempSync(path.join(BUILT, 'functions-'))
    for (const name of ['shop', 'other']) {
      mkdirSync(path.join(functionsDir, name))
      writeFileSync(path.join(functionsDir, name, 'index.js'), SHOP)
    }
    cloud = await start({
      functionsDir,
      collections: [{ name: 'orders', indexes: [{ fields: ['at'] }] }, { name: 'notes' }],
    })
    browser = await launchBrowser()
    page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' })
    page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', error => complaints.push(error.message))
    page.on('dialog', dialog => void dialog.accept())
    await page.goto(`${cloud.url}/inspect/`)
  })
  afterAll(async () => {
    await browser.close()
    await cloud.stop()
    rmSync(functionsDir, { recursive: true })
  })

  const calls = () => page.locator('#calls li')
  const detail = () => page.locator('#call')

  test('invocations appear by themselves and open to their round trips in readable EJSON', async () => {
    await cloud.call('shop', { action: 'place', _id: 'o1' }, { openid: 'oLin' })
    await cloud.call('shop', { action: 'read', _id: 'o1' }, { openid: 'oLin' })
    await calls().nth(1).waitFor()
    await calls().first().click()
    await detail().getByText('成功 · 1 趟往返，最长一串 1 趟').waitFor()
    await detail().locator('summary').click()
    const [request, answer] = await detail().locator('details pre').allTextContents()
    expect(request).toContain('"_id": "o1"')
    expect(answer).toContain('"at": "1970-01-01T00:00:00.000Z"')
  })

  test('invocations are filtered by function and by trouble; a failure shows its stack and what to do', async () => {
    await cloud.call('other', { action: 'break' }, {})
    await calls().nth(2).waitFor()
    await page.selectOption('#function', 'other')
    expect(await calls().allTextContents()).toEqual([expect.stringContaining('other · break')])
    await page.selectOption('#function', '')
    await page.check('#troubled')
    expect(await calls().count()).toBe(1)
    await calls().first().click()
    await detail().locator('.failure').getByText('boo').waitFor()
    await detail().locator('.warning').getByText('the function threw').waitFor()
    await page.uncheck('#troubled')
  })

  test('documents are browsed by a filter, edited, deleted, and a collection is emptied', async () => {
    for (const _id of ['o2', 'o3']) await cloud.call('shop', { action: 'place', _id }, {})
    await cloud.data.insert('notes', [{ _id: 'n1' }])
    await page.click('nav button[data-room=data]')
    await page.locator('#collections button', { hasText: 'orders' }).click()
    await page.fill('#filter', '{"_id":"o2"}')
    await page.press('#filter', 'Enter')
    await page.getByText('读过 1，得到 1').waitFor()
    await page.locator('#documents button').click()
    await page.fill('#text', '{"_id":"o2","note":"半糖"}')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('已保存').waitFor()
    expect(cloud.data.get('orders', 'o2')).toEqual({ _id: 'o2', note: '半糖' })
    await page.getByRole('button', { name: '删除' }).click()
    await page.locator('#documents li').waitFor({ state: 'detached' })
    expect(cloud.data.get('orders', 'o2')).toBeUndefined()
    await page.getByRole('button', { name: '清空这个集合' }).click()
    await page.locator('#collections button', { hasText: 'orders0' }).waitFor()
    expect(cloud.data.dump()).toEqual({ orders: [], notes: [{ _id: 'n1' }] })
  })

  test('the inspector’s page logs no error', () => {
    expect(complaints).toEqual([])
  })
})
