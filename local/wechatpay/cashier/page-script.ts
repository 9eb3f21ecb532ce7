/**
 * Runs in the page. Notifies opener and parent how it ended; a page of its own goes to its return address
 * instead.
 */
export const PAGE_SCRIPT = `
const order = JSON.parse(document.getElementById('order').textContent)
const byId = id => document.getElementById(id)
const on = (id, act) => byId(id) && byId(id).addEventListener('click', act)
const STAY_MS = 1200
let leaving

function leave(result) {
  clearTimeout(leaving)
  const message = { type: 'huiyuan-cashier', result, prepayId: order.prepayId }
  if (window.parent !== window) window.parent.postMessage(message, '*')
  else if (window.opener) { window.opener.postMessage(message, '*'); window.close() }
  if (!order.returnUrl || window.parent !== window) return
  const back = new URL(order.returnUrl, location.href)
  back.searchParams.set('result', result)
  location.replace(back)
}

async function pay() {
  const button = byId('pay')
  button.disabled = byId('cancel').disabled = true
  button.textContent = '正在支付…'
  byId('wrong').hidden = true
  try {
    const response = await fetch(location.pathname + '/pay', {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: order.fields,
    })
    const answer = await response.json()
    if (!response.ok) throw new Error(answer.message)
    byId('ask').hidden = true
    byId('done').hidden = false
    byId('finish').focus()
    leaving = setTimeout(() => leave('paid'), STAY_MS)
  } catch (error) {
    byId('wrong').textContent = error instanceof TypeError ? '连不上本机服务，请再试一次' : error.message
    byId('wrong').hidden = false
    button.disabled = byId('cancel').disabled = false
    button.textContent = '支付'
  }
}

on('pay', pay)
on('cancel', () => leave('cancelled'))
on('finish', () => leave('paid'))
on('leave', () => leave('failed'))
`
