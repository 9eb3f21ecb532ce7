import { yuan } from '../bills/yuan'
import { PAGE_SCRIPT } from './page-script'
import { PAGE_STYLE } from './page-style'

export interface PaySheet {
  payee: string
  description: string
  totalFen: number
  prepayId: string
  /** The fields the page was opened with; paying sends them back, so that the signature is checked again. */
  fields: string
  returnUrl: string
}

/** What a tester sees where a phone would show WeChat's pay sheet. */
export function cashierPage(sheet: PaySheet): string {
  const { payee, description, totalFen, prepayId, fields, returnUrl } = sheet
  return page(
    `<section class="sheet" id="ask" aria-labelledby="payee">
  <p class="payee" id="payee">${escaped(payee)}</p>
  <p class="amount"><span>¥</span>${yuan(totalFen)}</p>
  <dl>
    <div><dt>商品</dt><dd>${escaped(description)}</dd></div>
    <div><dt>付款方式</dt><dd>零钱</dd></div>
  </dl>
  <p class="wrong" id="wrong" role="alert" hidden></p>
  <button class="main" id="pay" type="button">支付</button>
  <button class="quiet" id="cancel" type="button">取消</button>
</section>
<section class="sheet done" id="done" role="status" hidden>
  <svg viewBox="0 0 64 64" aria-hidden="true"><circle cx="32" cy="32" r="30"/><path d="M20 33l8.5 8.5L45 25"/></svg>
  <h1>支付成功</h1>
  <p class="payee">${escaped(payee)}</p>
  <p class="amount"><span>¥</span>${yuan(totalFen)}</p>
  <button class="main" id="finish" type="button">完成</button>
</section>`,
    { prepayId, fields, returnUrl },
  )
}

/** The sheet does not open: the parameters were wrong, or the order cannot be paid any more. */
export function refusedPage({ message, returnUrl }: { message: string; returnUrl: string }): string {
  return page(
    `<section class="sheet refused">
  <h1>不能付款</h1>
  <p class="reason" role="alert">${escaped(message)}</p>
  <button class="quiet" id="leave" type="button">返回</button>
</section>`,
    { prepayId: '', fields: '', returnUrl },
  )
}

function page(content: string, order: { prepayId: string; fields: string; returnUrl: string }): string {
  const embedded = JSON.stringify(order).replaceAll('<', '\\u003c')
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>微信支付（本机模拟）</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<header>微信支付 <small>本机模拟，不会扣钱</small></header>
<main>${content}</main>
<script type="application/json" id="order">${embedded}</script>
<script>${PAGE_SCRIPT}</script>
</body>
</html>`
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string) => text.replace(/[&<>"']/g, letter => ENTITIES[letter] ?? letter)
