import { parseYuan } from '@shared/domain/money/parse'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { Noted, type NotedProps } from './noted'

interface ValueProps<T> extends NotedProps {
  value: T
  onChange: (value: T) => void
}

interface TextFieldProps extends ValueProps<string> {
  max: number
  placeholder?: string
}

export function TextField({ value, onChange, max, placeholder, ...noted }: TextFieldProps) {
  return (
    <Noted {...noted}>
      <Input
        id={noted.id}
        value={value}
        maxLength={max}
        showCount
        placeholder={placeholder ?? ''}
        onChange={event => onChange(event.target.value)}
      />
    </Noted>
  )
}

interface ParsedFieldProps extends ValueProps<number> {
  unit: string
}

interface Notation {
  /** null = no value yet, as a half-typed decimal. */
  read: (text: string) => number | null
  write: (value: number) => string
  /** What may be typed at all. */
  typed: RegExp
}

const WHOLE: Notation = { read: Number, write: String, typed: /^\d{0,8}$/ }
const YUAN: Notation = {
  read: text => (text === '' ? 0 : parseYuan(text.replace(/\.$/, ''))),
  write: fen => String(fen / 100),
  typed: /^\d{0,6}(\.\d{0,2})?$/,
}

/** Only what the notation knows can be typed; an empty field is 0. */
function ParsedField({
  value,
  onChange,
  unit,
  notation,
  ...noted
}: ParsedFieldProps & { notation: Notation }) {
  const { read, write, typed } = notation
  const [text, setText] = useState(() => (value === 0 ? '' : write(value)))
  const shown = read(text) === value ? text : write(value)
  const type = (next: string) => {
    const parsed = typed.test(next) ? read(next) : null
    if (parsed === null) return
    setText(next)
    onChange(parsed)
  }
  return (
    <Noted {...noted}>
      <Input
        id={noted.id}
        value={shown}
        inputMode="decimal"
        placeholder="0"
        suffix={unit}
        onChange={event => type(event.target.value)}
      />
    </Noted>
  )
}

/** A whole number, 0 while nothing is typed. */
export const NumberField = (props: ParsedFieldProps) => <ParsedField {...props} notation={WHOLE} />

/** Fen, typed as yuan. */
export const YuanField = (props: Omit<ParsedFieldProps, 'unit'>) => (
  <ParsedField {...props} unit="元" notation={YUAN} />
)

interface ChoiceFieldProps<T extends string> extends ValueProps<T> {
  options: readonly { value: T; label: string }[]
}

export function ChoiceField<T extends string>({ value, options, onChange, ...noted }: ChoiceFieldProps<T>) {
  return (
    <Noted {...noted}>
      <Select<T>
        id={noted.id}
        value={value}
        options={options.map(option => ({ value: option.value, label: option.label }))}
        onChange={onChange}
        style={{ width: '100%' }}
      />
    </Noted>
  )
}
