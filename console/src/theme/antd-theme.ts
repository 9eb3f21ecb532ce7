import type { ThemeConfig } from 'antd'

type Tokens = NonNullable<ThemeConfig['token']>

/** Which token of ours each of Ant Design's is: the colours of one scheme as they stand on the page. */
const COLOURS: Partial<Record<keyof Tokens, string>> = {
  colorPrimary: '--c-brand',
  colorPrimaryHover: '--c-brand-press',
  colorPrimaryActive: '--c-brand-press',
  colorPrimaryText: '--c-brand-ink',
  colorPrimaryBg: '--c-brand-weak',
  colorPrimaryBgHover: '--c-brand-weak',
  colorTextLightSolid: '--c-on-brand',
  colorLink: '--c-brand-ink',
  colorLinkHover: '--c-brand-press',
  colorLinkActive: '--c-brand-press',
  colorBgContainer: '--c-surface',
  colorBgElevated: '--c-raised',
  colorBgLayout: '--c-bg',
  colorBgContainerDisabled: '--c-sunken',
  colorFill: '--c-sunken',
  colorFillSecondary: '--c-sunken',
  colorFillTertiary: '--c-sunken',
  colorFillQuaternary: '--c-sunken',
  colorText: '--c-ink',
  colorTextSecondary: '--c-ink-2',
  colorTextTertiary: '--c-ink-3',
  colorTextQuaternary: '--c-ink-3',
  colorTextPlaceholder: '--c-ink-3',
  colorTextDisabled: '--c-ink-3',
  colorIcon: '--c-ink-3',
  colorBorder: '--c-line-strong',
  colorBorderSecondary: '--c-line',
  colorSplit: '--c-line',
  colorError: '--c-danger',
  colorWarning: '--c-warn',
  colorSuccess: '--c-ok',
  colorInfo: '--c-info',
  controlItemBgHover: '--c-sunken',
  controlItemBgActive: '--c-brand-weak',
  controlOutline: '--c-brand-weak',
}

/** Sizes and speeds of the desk: controls 36 high, inputs r10, cards r16, buttons are pills. */
const MEASURES: Tokens = {
  borderRadius: 10,
  borderRadiusLG: 16,
  borderRadiusSM: 8,
  controlHeight: 36,
  controlHeightLG: 40,
  controlHeightSM: 30,
  fontSize: 14,
  lineHeight: 22 / 14,
  motionDurationFast: '0.1s',
  motionDurationMid: '0.12s',
  motionDurationSlow: '0.2s',
}

/**
 * Ant Design in our colours, no algorithm of its own. `tokenOf` reads a CSS variable of the page, `''` where
 * there is none.
 */
export function antdThemeOf(tokenOf: (variable: string) => string): ThemeConfig {
  const colours = Object.entries(COLOURS).flatMap(([token, variable]) => {
    const value = tokenOf(variable)
    return value === '' ? [] : [[token, value] as const]
  })
  const font = tokenOf('--font')
  const sunken = tokenOf('--c-sunken')
  const surface = tokenOf('--c-surface')
  return {
    token: { ...MEASURES, ...Object.fromEntries(colours), ...(font ? { fontFamily: font } : {}) },
    components: {
      Button: {
        borderRadius: 18,
        borderRadiusSM: 15,
        paddingInline: 18,
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
      },
      Segmented: {
        trackPadding: 3,
        ...(sunken ? { trackBg: sunken, itemSelectedBg: surface } : {}),
      },
      Modal: { borderRadiusLG: 16 },
    },
  }
}
