/** What the page's own controls look like; the report brings its own style. */

const LIGHT =
  '--ground:#fff;--panel:#f4f6f8;--ink:#1a1f26;--soft:#515c69;--line:#c4ccd5;--link:#1d5a96;--on-link:#fff;--bad:#9a4508'
const DARK =
  '--ground:#14181d;--panel:#1d232a;--ink:#e6eaef;--soft:#a9b4c0;--line:#4a5561;--link:#8ebfee;--on-link:#10151a;--bad:#f0a468'

/** Of the document around controls and report. */
export const GROUND_STYLE = `body{margin:0;background:#fff}@media (prefers-color-scheme:dark){body{background:#14181d}}`

export const PAGE_STYLE = [
  `:host{${LIGHT};display:block;color-scheme:light dark;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif;overflow-wrap:break-word}`,
  `@media (prefers-color-scheme:dark){:host{${DARK}}}`,
  // What is printed is the report.
  '@media print{:host{display:none}}',
  '*{box-sizing:border-box}',
  '.page{max-width:56rem;margin:0 auto;padding:1rem 1.25rem}',
  '.with-report{border-bottom:1px solid var(--line);background:var(--panel)}',
  '.top{display:flex;flex-wrap:wrap;gap:.5rem 1rem;justify-content:space-between;align-items:baseline}',
  '.brand{font-weight:650;margin:0}',
  'h1.brand{font-size:1.5rem;line-height:1.25}',
  '.about,.soft{color:var(--soft);font-size:.9375rem}',
  'nav ul{display:flex;flex-wrap:wrap;gap:.25rem .5rem;list-style:none;padding:0;margin:.75rem 0}',
  '[aria-current=page]{border-color:var(--link);color:var(--link);font-weight:650}',
  'h2{font-size:1.125rem;margin:1.5rem 0 .5rem;font-weight:650}',
  'p{margin:.5rem 0;max-width:42rem}',
  '.drop{border:2px dashed var(--line);border-radius:.5rem;padding:1.5rem 1rem;margin:1rem 0;text-align:center;background:var(--panel)}',
  '.with-report .drop{padding:.75rem 1rem;background:var(--ground)}',
  '.drop.over{border-color:var(--link)}',
  '.drop p{margin:.5rem auto 0;color:var(--soft)}',
  'button,select,textarea,input[type=text],input[type=date],.button{font:inherit;color:inherit;background:var(--ground);border:1px solid var(--line);border-radius:.375rem;padding:.375rem .75rem;min-height:2.5rem;max-width:100%}',
  'button,.button{cursor:pointer;display:inline-block}',
  '.drop .button{background:var(--link);border-color:var(--link);color:var(--on-link);font-weight:650}',
  '.quiet{border-color:transparent;background:transparent;color:var(--link);text-decoration:underline;padding:.25rem 0}',
  ':focus-visible,input[type=file]:focus-visible+.button{outline:2px solid var(--link);outline-offset:2px}',
  '.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}',
  '.row{display:flex;flex-wrap:wrap;gap:.5rem .75rem;align-items:center;margin:.75rem 0}',
  '.field{display:grid;gap:.125rem;max-width:100%}',
  '.field>span{display:flex;flex-wrap:wrap;gap:0 .5rem;justify-content:space-between}',
  '.field code{color:var(--soft);font-size:.8125rem}',
  '.field input[type=checkbox]{justify-self:start}',
  '.fields{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr));gap:.75rem 1.25rem;margin:.75rem 0;align-items:end}',
  'select,textarea,input[type=text],input[type=date]{width:100%;min-width:0}',
  'textarea{resize:vertical;font-family:inherit}',
  '#rubric-text{font-family:ui-monospace,Consolas,monospace;font-size:.875rem;white-space:pre;overflow:auto}',
  'details{margin:.75rem 0}',
  'summary{cursor:pointer;color:var(--link);width:fit-content;padding:.25rem 0}',
  '.wide{overflow-x:auto;margin:.75rem 0}',
  'table{border-collapse:collapse;font-size:.9375rem;width:100%}',
  'caption{text-align:left;font-weight:650;padding-bottom:.375rem}',
  'th,td{text-align:left;padding:.25rem .75rem .25rem 0;border-bottom:1px solid var(--line);vertical-align:middle}',
  'th{color:var(--soft);font-weight:400}',
  'td select{min-width:11rem}',
  'fieldset{border:1px solid var(--line);border-radius:.375rem;margin:.75rem 0;padding:.5rem .875rem;min-width:0}',
  'legend{padding:0 .25rem;font-weight:650}',
  '.option{display:flex;gap:.5rem;padding:.25rem 0;align-items:baseline}',
  '.problems{list-style:none;padding:0;margin:0}',
  '.problems li{border-left:4px solid var(--line);padding:.375rem .875rem;margin:.75rem 0;background:var(--panel)}',
  '.with-report .problems li{background:var(--ground)}',
  '.problems .error{border-color:var(--bad)}',
  '.problems p{margin:.25rem 0;white-space:pre-line}',
  '.problems .head{color:var(--soft);font-size:.875rem}',
  '.problems .error .head b{color:var(--bad)}',
  'pre{overflow-x:auto;font-size:.875rem;background:var(--panel);padding:.75rem}',
  '.problems pre{background:none;margin:.25rem 0;padding:.25rem 0}',
  '[hidden]{display:none}',
].join('')
