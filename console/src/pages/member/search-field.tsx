import { Input } from 'antd'
import { useState } from 'react'
import { Icon } from '@/components/icon'

/** What the server takes: a tail, a card number, a phone number. */
const DIGITS = /^(\d{4}|\d{10}|1\d{10})$/

/** Digits as they are typed, without blanks, once they can be something; `""` = nothing to search. */
export function SearchField({ onDigits }: { onDigits: (digits: string) => void }) {
  const [typed, setTyped] = useState('')
  const type = (text: string) => {
    setTyped(text)
    const digits = text.replace(/[\s-]/g, '')
    onDigits(DIGITS.test(digits) ? digits : '')
  }
  const digits = typed.replace(/[\s-]/g, '')
  return (
    <div>
      <Input
        aria-label="找会员"
        data-hotkey="/"
        allowClear
        value={typed}
        maxLength={20}
        inputMode="numeric"
        placeholder="手机号后四位、整个手机号、10 位会员卡号"
        prefix={<Icon name="search" size={16} />}
        suffix={typed === '' && <span className="caption">按 / 开始找</span>}
        onChange={event => type(event.target.value)}
      />
      <p className="caption search-hint" role="status">
        {hintOf(digits)}
      </p>
    </div>
  )
}

function hintOf(digits: string): string {
  if (digits === '' || DIGITS.test(digits)) return ''
  if (/\D/.test(digits)) return '只能用数字来找，姓名不行'
  if (digits.length < 4) return `再写 ${4 - digits.length} 位就能按手机尾号找`
  if (digits.length < 10) return '手机尾号是 4 位，卡号是 10 位，手机号是 11 位'
  return '没有这样的号码，请再对一遍'
}
