import type { Taken } from './pictures'

/** One page that shows all pictures, a row a screen. */
export const sheetOf = (taken: readonly Taken[]): string => `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<title>惠员 · 画面</title>
<style>
  body { margin: 24px; font: 14px / 22px sans-serif; background: #ddd; color: #222; }
  section { margin-bottom: 32px; }
  .row { display: flex; gap: 16px; align-items: flex-start; overflow-x: auto; }
  figure { margin: 0; flex: none; }
  img { display: block; height: 560px; box-shadow: 0 2px 12px rgb(0 0 0 / 25%); }
  .remark { color: #a93226; }
</style>
${taken.map(rowOf).join('\n')}
</html>
`

const rowOf = ({ name, files, remarks }: Taken): string => `<section id="${name}">
  <h2>${name}</h2>
  ${remarks.map(remark => `<p class="remark">${escaped(remark)}</p>`).join('\n  ')}
  <div class="row">${files.map(figureOf).join('')}</div>
</section>`

const figureOf = (file: string): string =>
  `<figure><a href="${file}"><img src="${file}" alt="${file}" loading="lazy"></a><figcaption>${file}</figcaption></figure>`

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
