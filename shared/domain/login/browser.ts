/** Order decides: every browser also claims to be an older one. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger\//, '微信'],
  [/QQBrowser\//, 'QQ'],
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Windows/, 'Windows'],
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]

/** System and browser of a `User-Agent`, `''` for what is not known. */
export const browserOf = (userAgent: string): { system: string; browser: string } => ({
  system: named(SYSTEMS, userAgent),
  browser: named(BROWSERS, userAgent),
})

const named = (table: typeof BROWSERS, text: string): string =>
  table.find(([pattern]) => pattern.test(text))?.[1] ?? ''
