/** Plain and neutral: the sheet carries no brand. Light and dark, made for a phone 375 wide. */
export const PAGE_STYLE = `
:root{--bg:#f2f3f2;--paper:#fff;--ink:#171b19;--ink2:#5c6461;--line:#e8eae9;--go:#127a48;--on-go:#fff;--press:#0d6139;--bad:#a93226;
  --font:-apple-system,"PingFang SC","HarmonyOS Sans SC","MiSans","Noto Sans CJK SC","Noto Sans SC",sans-serif;
  --num:"DIN Alternate","SF Pro Display","Roboto","PingFang SC",sans-serif}
@media (prefers-color-scheme:dark){:root{--bg:#0f1211;--paper:#1a1f1d;--ink:#edf0ee;--ink2:#a3aca8;--line:#2b3230;--go:#4fb383;--on-go:#04170d;--press:#3f9c70;--bad:#f29a8d}}
*{box-sizing:border-box;margin:0}
[hidden]{display:none!important}
html,body{height:100%}
body{background:var(--bg);color:var(--ink);font:16px/1.5 var(--font);-webkit-font-smoothing:antialiased;display:flex;flex-direction:column;min-height:100%}
header{padding:calc(16px + env(safe-area-inset-top)) 20px 12px;text-align:center;font-size:17px;font-weight:600}
header small{display:block;font-size:13px;font-weight:400;color:var(--ink2)}
main{flex:1;width:100%;max-width:420px;margin:0 auto;padding:12px 16px calc(24px + env(safe-area-inset-bottom));display:flex;flex-direction:column;justify-content:center}
.sheet{background:var(--paper);border-radius:20px;padding:32px 24px 20px;text-align:center;box-shadow:0 1px 2px rgba(0,0,0,.03),0 12px 32px rgba(0,0,0,.06);animation:rise .28s cubic-bezier(.2,.8,.2,1)}
@keyframes rise{from{opacity:0;transform:translateY(12px)}}
@media (prefers-reduced-motion:reduce){.sheet{animation:none}}
.payee{font-size:16px;color:var(--ink2);overflow-wrap:anywhere}
.amount{font:600 48px/1.2 var(--num);font-variant-numeric:tabular-nums;letter-spacing:-.01em;margin:8px 0 24px}
.amount span{font-size:.56em;margin-right:4px;font-weight:500}
dl{border-top:1px solid var(--line);padding:8px 0;margin-bottom:16px;text-align:left;font-size:15px}
dl div{display:flex;justify-content:space-between;gap:24px;padding:8px 0}
dt{color:var(--ink2);flex:none}
dd{text-align:right;overflow-wrap:anywhere}
.wrong,.reason{color:var(--bad);font-size:15px;margin-bottom:16px;overflow-wrap:anywhere}
h1{font-size:20px;font-weight:600;margin-bottom:12px}
button{display:block;width:100%;min-height:48px;border:0;border-radius:12px;font:600 17px/1 var(--font);cursor:pointer;-webkit-tap-highlight-color:transparent}
button:focus-visible{outline:2px solid var(--go);outline-offset:2px}
button[disabled]{opacity:.55;cursor:default}
.main{background:var(--go);color:var(--on-go)}
.main:active{background:var(--press)}
.quiet{background:none;color:var(--ink2);font-weight:400;margin-top:4px}
.done svg{width:64px;height:64px;margin:0 auto 12px;display:block}
.done circle{fill:var(--go)}
.done path{fill:none;stroke:var(--on-go);stroke-width:4;stroke-linecap:round;stroke-linejoin:round}
`
