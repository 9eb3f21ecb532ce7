/// <reference lib="dom" />
import { ask } from './dialog'
import { nodeOf, trigger } from './trigger'

/**
 * Stand-ins for the components WeChat implements natively, each as far as the package uses it. Their look
 * without any class is in host.css.
 */
export function defineComponents(phoneCode: string): void {
  customElements.define('wx-image', WxImage)
  customElements.define('wx-input', WxInput)
  customElements.define(
    'wx-button',
    class extends WxButton {
      override phoneCode = phoneCode
    },
  )
}

const SIZES: Record<string, string> = {
  scaleToFill: '100% 100%',
  aspectFit: 'contain',
  aspectFill: 'cover',
}

class WxImage extends HTMLElement {
  static observedAttributes = ['src', 'mode']
  #picture = shadowWith(this, '<div style="width:100%;height:100%"></div>')

  attributeChangedCallback(): void {
    const mode = this.getAttribute('mode') ?? 'scaleToFill'
    const size = SIZES[mode]
    if (!size) throw new Error(`the host page knows no image mode ${mode}`)
    this.#picture.style.background = `center / ${size} no-repeat url("${this.getAttribute('src') ?? ''}")`
  }
}

/** The properties WeChat's input and the browser's have in common. */
const SHARED_BY_INPUTS = ['placeholder', 'maxlength', 'disabled']

class WxInput extends HTMLElement {
  static observedAttributes = ['value', 'type', ...SHARED_BY_INPUTS]
  #field = shadowWith(this, '<input>') as HTMLInputElement

  constructor() {
    super()
    const say = (name: string) => (event: Event) => {
      event.stopPropagation()
      trigger(this, name, { value: this.#field.value })
    }
    for (const name of ['input', 'focus', 'blur']) this.#field.addEventListener(name, say(name))
    this.#field.addEventListener('keydown', event => {
      if (event.key === 'Enter') say('confirm')(event)
    })
  }

  attributeChangedCallback(name: string, _: string | null, value: string | null): void {
    if (name === 'value') this.#field.value = value ?? ''
    else if (name === 'type') this.#field.inputMode = value === 'number' ? 'numeric' : 'text'
    else if (!value && !isTrue(this, name)) this.#field.removeAttribute(name)
    else this.#field.setAttribute(name, value ?? '')
  }
}

class WxButton extends HTMLElement {
  phoneCode = ''

  constructor() {
    super()
    this.addEventListener('click', () => {
      if (this.getAttribute('open-type') === 'getPhoneNumber') void this.#askForPhone()
    })
  }

  async #askForPhone(): Promise<void> {
    const allowed = await ask('手机号', ['允许', '不允许'])
    const detail = allowed === 0 ? { errMsg: 'getPhoneNumber:ok', code: this.phoneCode } : REFUSED
    trigger(this, 'getphonenumber', detail)
  }
}

/** The framework writes true and undefined alike; only the node knows which it was. */
const isTrue = (element: HTMLElement, name: string) => nodeOf(element)?.getAttribute(name) === true

const REFUSED = { errMsg: 'getPhoneNumber:fail user deny' }

function shadowWith(host: HTMLElement, html: string): HTMLElement {
  const shadow = host.attachShadow({ mode: 'open' })
  shadow.innerHTML = `<style>input{all:unset;width:100%;height:100%}input::placeholder{color:gray}</style>${html}`
  return shadow.lastElementChild as HTMLElement
}
