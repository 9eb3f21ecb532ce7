import { createElement, type FormEvent, forwardRef, type ReactNode } from 'react'

/** Plain elements in place of Taro's components: fast, and everything testing-library knows works. */
interface Props {
  children?: ReactNode
  [prop: string]: unknown
}

/** What only WeChat understands never reaches the DOM. */
const foreign = new Set([
  'hoverClass',
  'hoverStayTime',
  'hoverStartTime',
  'catchMove',
  'scrollY',
  'mode',
  'openType',
  'onGetPhoneNumber',
  'onLongPress',
  'onConfirm',
  'onInput',
  'placeholderClass',
  'maxlength',
  'focus',
])

const homely = (props: Props) =>
  Object.fromEntries(Object.entries(props).filter(([name]) => !foreign.has(name)))

const standIn = (tag: string) =>
  forwardRef<HTMLElement, Props>(function StandIn({ children, ...props }, ref) {
    return createElement(tag, { ...homely(props), ref }, children as ReactNode)
  })

export const View = standIn('div')
export const Text = standIn('span')
export const ScrollView = standIn('div')
export const Camera = standIn('div')
export const Button = standIn('button')
export const Image = standIn('img')

export const Input = forwardRef<HTMLInputElement, Props>(function TextInput(
  { onInput, onConfirm: _, children: _c, ...props },
  ref,
) {
  const told = onInput as ((event: { detail: { value: string } }) => void) | undefined
  return (
    <input
      {...homely(props)}
      ref={ref}
      onChange={(event: FormEvent<HTMLInputElement>) =>
        told?.({ detail: { value: event.currentTarget.value } })
      }
    />
  )
})
