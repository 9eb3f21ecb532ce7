import type { ComponentType } from 'react'

interface Parts {
  PhoneChrome: ComponentType<{ dark: boolean }>
  PreviewDesk: ComponentType
}

/**
 * What only the browser preview draws: the phone around the page, and questions a real phone would
 * answer by itself. Required, not imported, so that the WeChat package carries none of it.
 */
const parts: Parts | undefined =
  process.env.TARO_ENV === 'h5'
    ? { ...require('@/components/preview/phone-chrome'), ...require('@/components/preview/preview-desk') }
    : undefined

export function PreviewParts({ darkChrome }: { darkChrome: boolean }) {
  if (!parts) return null
  return (
    <>
      <parts.PhoneChrome dark={darkChrome} />
      <parts.PreviewDesk />
    </>
  )
}
