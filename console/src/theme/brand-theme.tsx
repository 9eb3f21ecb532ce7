import type { BrandView } from '@shared/contract'
import { themeVariables } from '@shared/domain/theme/variables'
import { ConfigProvider, type ThemeConfig } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { type ReactNode, useLayoutEffect, useState } from 'react'
import { antdThemeOf } from './antd-theme'

const DARK = '(prefers-color-scheme: dark)'

/** The brand's colours, light or dark as the system is; before a login those of the product. */
export function BrandTheme({ brand, children }: { brand: BrandView | null; children: ReactNode }) {
  const [theme, setTheme] = useState<ThemeConfig>(readTheme)
  const seedColour = brand?.seedColour
  const faces = brand?.faces
  useLayoutEffect(() => {
    const { style } = document.body
    const variables = seedColour && faces ? themeVariables({ seedColour, faces }).variables : {}
    const names = Object.keys(variables)
    for (const [name, value] of Object.entries(variables)) style.setProperty(name, value)
    setTheme(readTheme())
    const system = window.matchMedia(DARK)
    const follow = () => setTheme(readTheme())
    system.addEventListener('change', follow)
    return () => {
      system.removeEventListener('change', follow)
      for (const name of names) style.removeProperty(name)
    }
  }, [seedColour, faces])
  return (
    <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
      {children}
    </ConfigProvider>
  )
}

function readTheme(): ThemeConfig {
  const styles = getComputedStyle(document.body)
  return antdThemeOf(variable => styles.getPropertyValue(variable).trim())
}
