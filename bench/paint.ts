import { build } from 'esbuild'
import type { Browser } from 'playwright-core'
import { CHROME, launchBrowser, openTestStage } from '../e2e/browser/open-stage'

const RUNS = 15
const HELLO = `
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
createRoot(document.body).render(createElement('p', null, 'Hello, world'))`

/**
 * How long a customer looks at nothing: first contentful paint of the member card in the browser preview, and
 * of a page that only says hello with the same React, alternately in one browser with an empty cache. The
 * environment variable CHROME_PATH names the browser.
 */
export async function measurePaint(): Promise<void> {
  if (!CHROME) throw new Error('CHROME_PATH names no browser')
  const { stack, leave } = await openTestStage()
  const script = await helloScript()
  stack.server.mount('/hello', async ({ path }) =>
    path === '/hello.js'
      ? { status: 200, headers: { 'content-type': 'text/javascript' }, body: script }
      : { status: 200, headers: { 'content-type': 'text/html' }, body: HELLO_PAGE },
  )
  const browser = await launchBrowser()
  const pages = { hello: '/hello/', card: '/app/?as=linqing#/pages/card/index' }
  const times = { hello: [] as number[], card: [] as number[] }
  for (let run = 0; run < RUNS; run += 1)
    for (const name of ['hello', 'card'] as const)
      times[name].push(await firstPaint(browser, stack.url + pages[name]))
  await browser.close()
  await leave()
  const [hello, card] = [median(times.hello), median(times.card)]
  console.log('| first contentful paint | p50 ms | times hello world |')
  console.log('| --- | --- | --- |')
  console.log(`| hello world | ${hello.toFixed(0)} | 1.00 |`)
  console.log(`| member card, browser preview | ${card.toFixed(0)} | ${(card / hello).toFixed(2)} |`)
}

const HELLO_PAGE = '<!doctype html><body><script defer src="hello.js"></script></body>'

async function helloScript(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: HELLO, resolveDir: __dirname },
    bundle: true,
    minify: true,
    write: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  })
  return outputFiles[0]?.text ?? ''
}

async function firstPaint(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 375, height: 812 } })
  const page = await context.newPage()
  await page.goto(url)
  const at = await page.evaluate(
    () =>
      new Promise<number>(resolve => {
        new PerformanceObserver(list => {
          const [paint] = list.getEntriesByName('first-contentful-paint')
          if (paint) resolve(paint.startTime)
        }).observe({ type: 'paint', buffered: true })
      }),
  )
  await context.close()
  return at
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
