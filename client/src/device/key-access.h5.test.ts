import { startKeyAccess } from './key-access.h5'

const observed = () => new Promise(resolve => setTimeout(resolve, 0))
const add = (html: string): HTMLElement => {
  const box = document.createElement('div')
  box.innerHTML = html
  document.body.append(box)
  return box
}
const press = (target: Element, key: string) =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))

beforeAll(() => startKeyAccess())
afterEach(() => {
  document.body.innerHTML = ''
})

test.each(['button', 'tab', 'radio', 'checkbox', 'link'])(
  'a %s is reached and pressed by keys',
  async role => {
    const tapped = jest.fn()
    const [element] = add(`<div role="${role}">去使用</div>`).children
    element?.addEventListener('click', tapped)
    await observed()
    expect((element as HTMLElement).tabIndex).toBe(0)
    press(element as Element, 'Enter')
    press(element as Element, ' ')
    press(element as Element, 'a')
    expect(tapped).toHaveBeenCalledTimes(2)
  },
)

test('a key pressed on a button is not heard by the keypad behind it', async () => {
  const heard = jest.fn()
  document.addEventListener('keydown', heard)
  const [element] = add('<div role="button">1</div>').children
  await observed()
  press(element as Element, 'Enter')
  expect(heard).not.toHaveBeenCalled()
  document.removeEventListener('keydown', heard)
})

test('what lies behind a sheet is out of reach until the sheet is gone', async () => {
  const page = add('<div class="content">会员卡</div><div id="place"></div>')
  const content = page.querySelector('.content') as HTMLElement
  const sheet = document.createElement('div')
  sheet.className = 'sheet'
  sheet.innerHTML = '<div role="dialog"></div>'
  page.append(sheet)
  await observed()
  expect(content.inert).toBe(true)
  sheet.remove()
  await observed()
  expect(content.inert).toBe(false)
})

test('a sheet that opens while another leaves gives the page back as well', async () => {
  const page = add('<div class="content">会员卡</div>')
  const content = page.querySelector('.content') as HTMLElement
  const sheets = ['入会', '选门店'].map(title => {
    const sheet = document.createElement('div')
    sheet.className = 'sheet'
    sheet.innerHTML = `<div role="dialog">${title}</div>`
    return sheet
  })
  for (const sheet of sheets) {
    page.append(sheet)
    await observed()
  }
  for (const sheet of sheets) {
    sheet.remove()
    await observed()
  }
  expect(content.inert).toBe(false)
})

test('a sheet takes the focus and gives it back; Escape closes it', async () => {
  const [opener] = add('<div role="button">设置</div>').children
  await observed()
  ;(opener as HTMLElement).focus()
  const sheet = add('<div role="dialog"><div id="close-sheet" role="button"></div></div>')
  await observed()
  expect(document.activeElement?.getAttribute('role')).toBe('dialog')
  const closed = jest.fn()
  sheet.querySelector('#close-sheet')?.addEventListener('click', closed)
  press(document.activeElement as Element, 'Escape')
  expect(closed).toHaveBeenCalled()
  sheet.remove()
  await observed()
  expect(document.activeElement).toBe(opener)
})
