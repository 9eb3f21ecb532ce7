import { createElement, type FormEvent, forwardRef, type ReactNode } from 'react'

/** Plain elements in place of Taro's components: fast, and everything testing-library knows works. */
interface Props {
  children?: ReactNode
  [prop: string]: unknown
}

/** What only WeChat understands never reaches the DOM. */
const weChatOnly = new Set([
  'hoverClass',
  'hoverStayTime',
  'hoverStartTime',
  'catchMove',
  'scrollX',
  'scrollY',
  'mode',
  'openType',
  'onGetPhoneNumber',
  'onLongPress',
  'showMenuByLongpress',
  'onConfirm',
  'onInput',
  'onBlur',
  'placeholderClass',
  'maxlength',
  'focus',
])

const domProps = (props: Props) =>
  Object.fromEntries(Object.entries(props).filter(([name]) => !weChatOnly.has(name)))

const plainElement = (tag: string) =>
  forwardRef<HTMLElement, Props>(function StandIn({ children, ...props }, ref) {
    return createElement(tag, { ...domProps(props), ref }, children as ReactNode)
  })

export const View = plainElement('div')
export const Text = plainElement('span')
export const ScrollView = plainElement('div')
export const Camera = plainElement('div')
export const Button = plainElement('button')
export const Image = plainElement('img')

export const Input = forwardRef<HTMLInputElement, Props>(function TextInput(
  { onInput, onConfirm: _, children: _c, ...props },
  ref,
) {
  const onText = onInput as ((event: { detail: { value: string } }) => void) | undefined
  return (
    <input
      {...domProps(props)}
      ref={ref}
      onChange={(event: FormEvent<HTMLInputElement>) =>
        onText?.({ detail: { value: event.currentTarget.value } })
      }
    />
  )
})
