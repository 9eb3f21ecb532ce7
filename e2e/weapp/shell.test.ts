import { readFileSync } from 'node:fs'
import path from 'node:path'
import { packageFiles, packageRoot } from './package'
import { phoneWith } from './phone'

const phone = phoneWith({})

test('a page of the built package asks the cloud, fails honestly without network and asks again', async () => {
  const page = await phone.open('clerk/today/index', { storeId: 'shanze:yunqi' })
  expect(page.text()).toContain('现在没有网络')
  await page.tap('#retry')
  const once = { action: 'redemption.today', brand: 'shanze', input: { storeId: 'shanze:yunqi' } }
  expect(phone.requests).toEqual([once, once])
})

test('going back from a page opened from outside ends on the card', async () => {
  const page = await phone.open('clerk/today/index', { storeId: 'shanze:yunqi' })
  await page.tap('#go-back')
  expect(phone.navigations).toContain('switchTab /pages/card/index')
})

test('screen readers get the words of the templates', () => {
  const templates = readFileSync(path.join(packageRoot, 'base.wxml'), 'utf8')
  expect(templates).toMatch(/<view [^>]*aria-role="{{[^}]+}}"[^>]*aria-label="{{[^}]+}}"/)
  for (const state of ['checked', 'selected', 'disabled', 'live'])
    expect(templates).toContain(`aria-${state}="{{`)
})

test('text follows the size the person has set, large figures stay as they are', () => {
  const sheets = packageFiles()
    .filter(file => file.endsWith('.wxss'))
    .map(file => readFileSync(path.join(packageRoot, file), 'utf8'))
    .join('\n')
  const sizes = [...sheets.matchAll(/font-size:\s*([^;}]+)/g)].map(([, value = '']) => value)
  const fixed = sizes.flatMap(value => /^(\d+)px$/.exec(value)?.[1] ?? []).map(Number)
  expect(Math.min(...fixed)).toBeGreaterThan(28)
  expect(sizes.filter(value => value.includes('--text-scale')).length).toBeGreaterThan(fixed.length)
})
