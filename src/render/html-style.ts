/** What the HTML page looks like: on a telephone, a screen, dark or light, and on A4. */

/** Names of colours and what each is for; the second is for dark screens. Text on its ground has a contrast of 4.5 at least. */
const COLOURS: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  ground: ['#ffffff', '#14181d'],
  panel: ['#f4f6f8', '#1d232a'],
  ink: ['#1a1f26', '#e6eaef'],
  soft: ['#515c69', '#a9b4c0'],
  line: ['#d3dae2', '#3a444f'],
  link: ['#1d5a96', '#8ebfee'],
  bar: ['#3a73ad', '#5b95cf'],
  low: ['#b8560e', '#e08a45'],
  'low-ink': ['#9a4508', '#f0a468'],
  whole: ['#4a5563', '#98a5b3'],
  track: ['#e9edf2', '#262e37'],
  limit: ['#6b7785', '#8b98a6'],
  // Grey as well they tell apart: what is against is dark where what is for is of middle lightness.
  against3: ['#6b2d02', '#f8cda6'],
  against2: ['#86420c', '#e5a468'],
  against1: ['#a5601f', '#d08a4c'],
  between: ['#dde3ea', '#3d4650'],
  for1: ['#a9cdef', '#30608f'],
  for2: ['#80b0df', '#3b70a5'],
  for3: ['#5893cf', '#4a83bd'],
  heat0: ['#f8fafc', '#1a2027'],
  heat1: ['#eaf1f8', '#1d2833'],
  heat2: ['#dae7f3', '#203241'],
  heat3: ['#c8dcee', '#233c50'],
  heat4: ['#b4d0e8', '#27475f'],
  heat5: ['#9fc3e2', '#2a516e'],
  heat6: ['#8bb7dc', '#2e5c7e'],
}

/** As on paper, without its `#`. */
export function printColour(name: string): string {
  return (COLOURS[name]?.[0] ?? '').slice(1).toUpperCase()
}

/** `margin` holds the texts in the margins of printed pages, already safe inside quotes. */
export function pageStyle(margin: {
  readonly top: string
  readonly page: readonly [string, string]
}): string {
  const colours = (side: 0 | 1) =>
    Object.entries(COLOURS)
      .map(([name, pair]) => `--${name}:${pair[side]}`)
      .join(';')
  const fills = Object.keys(COLOURS).filter(name =>
    /^(?:bar|low|whole|track|against|between|for)\d?$/.test(name),
  )
  return [
    `:root{color-scheme:light dark;${colours(0)}}`,
    `@media (prefers-color-scheme:dark){:root{${colours(1)}}}`,
    RULES,
    ...fills.map(name => `.${name}{fill:var(--${name})}i.${name}{background:var(--${name})}`),
    ...Array.from(
      { length: HEAT_STEPS },
      (_, step) => `.heat${step}{background:var(--heat${step})}`,
    ),
    `@media print{:root{color-scheme:light;${colours(0)}}${PRINT}}`,
    `@page{size:A4;margin:18mm 16mm 18mm;@top-left{content:"${margin.top}";${MARGIN_TEXT}}@bottom-right{content:"${margin.page[0]}" counter(page) "${margin.page[1]}" counter(pages);${MARGIN_TEXT}}}`,
    '@page:first{@top-left{content:""}}',
  ].join('')
}

export const HEAT_STEPS = 7

const MARGIN_TEXT =
  'font:9pt system-ui,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif;color:#515c69'

const RULES = [
  '*{box-sizing:border-box}',
  'html{-webkit-text-size-adjust:100%;text-size-adjust:100%}',
  'body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif;overflow-wrap:break-word}',
  'header,main,footer,nav{max-width:56rem;margin:0 auto;padding:0 1.25rem}',
  'header{padding-top:2rem}',
  'h1{font-size:1.5rem;line-height:1.25;margin:0;font-weight:650;text-wrap:balance}',
  '.subtitle{margin:.25rem 0 0;color:var(--soft)}',
  'h2{font-size:1.25rem;line-height:1.3;margin:3rem 0 .5rem;padding-top:.75rem;border-top:1px solid var(--line);font-weight:650}',
  'h3{font-size:1rem;margin:1.75rem 0 .5rem;font-weight:650}',
  'p{margin:.5rem 0;max-width:42rem}',
  'a{color:var(--link)}',
  'a:focus-visible,summary:focus-visible,.wide:focus-visible{outline:2px solid var(--link);outline-offset:2px}',
  // The result.
  '.result{display:flex;flex-wrap:wrap;gap:.5rem 2.5rem;margin:1.5rem 0 1rem;align-items:flex-end}',
  '.result div{min-width:0}',
  '.result .label{display:block;font-size:.875rem;color:var(--soft)}',
  '.result .value{font-size:2.75rem;line-height:1.1;font-weight:650;font-variant-numeric:tabular-nums;letter-spacing:-.01em}',
  '.result .value.grade{font-size:1.75rem}',
  '.result .of{color:var(--soft);margin-left:.25rem}',
  '.said p{font-size:1.0625rem;margin:.25rem 0}',
  '.notice{border-left:4px solid var(--low);padding:.5rem .875rem;background:var(--panel);max-width:42rem;margin:1rem 0}',
  '.first{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,19rem),1fr));gap:0 2.5rem;margin-top:1rem}',
  '.first h2{font-size:1rem;border:0;padding:0;margin:1.25rem 0 .25rem}',
  'dl{margin:0}',
  'dl div{display:grid;grid-template-columns:6rem 1fr;gap:.75rem;align-items:baseline;padding:.3125rem 0;border-top:1px solid var(--line)}',
  'dl div:first-child{border-top:0}',
  'dt{color:var(--soft);font-size:.875rem}',
  'dd{margin:0;min-width:0}',
  'ul,ol{padding-left:1.25rem;margin:.5rem 0;max-width:46rem}',
  'li{margin:.25rem 0}',
  'ul.marked,ul.plain{list-style:none;padding-left:0}',
  '.marked li{padding-left:1.625rem;position:relative}',
  '.mark{position:absolute;left:0;width:1.25rem;text-align:center;font-weight:700}',
  '.mark.bad{color:var(--low-ink)}',
  '.more{color:var(--soft);font-size:.9375rem}',
  'nav{margin-top:2rem}',
  'nav h2{font-size:.875rem;color:var(--soft);border:0;margin:0;padding:0;font-weight:400}',
  'nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;padding:0;max-width:none}',
  // Tables.
  '.wide{overflow-x:auto;margin:1.25rem 0 0}',
  'table{border-collapse:collapse;min-width:min(100%,26rem);font-size:.875rem;line-height:1.4;font-variant-numeric:tabular-nums lining-nums}',
  'caption{text-align:left;font-weight:650;padding:0 0 .375rem;font-size:1rem}',
  'th,td{padding:.375rem .75rem .375rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}',
  'th:last-child,td:last-child{padding-right:.25rem}',
  'thead th:first-child{color:var(--ink);font-weight:650}',
  'thead th{color:var(--soft);font-weight:400;vertical-align:bottom;border-bottom:1px solid var(--soft)}',
  'thead td{border-bottom:1px solid var(--soft)}',
  'tbody th{font-weight:400;min-width:8rem}',
  '.drawn svg{width:14rem;max-width:30vw}',
  'tbody tr:last-child>*{border-bottom:1px solid var(--soft)}',
  '.n{text-align:right;white-space:nowrap}',
  'thead .n{white-space:normal}',
  // Between a count and what stands in brackets behind it, nowhere else.
  '.pair{white-space:normal}.pair span{display:inline-block;white-space:nowrap}',
  'b{font-weight:650}',
  '.faint,.below{color:var(--soft)}',
  '.below{font-size:.875rem;margin:.375rem 0 0}',
  '.heat td[class*=heat]{padding:.375rem .5rem;border:1px solid var(--ground);text-align:right}',
  '.heat thead .n{padding-left:.5rem;padding-right:.5rem}',
  '.heat,.form{width:100%}',
  '.heat thead .n{width:5.25rem}',
  '.form td{border:1px solid var(--line);padding:.375rem .5rem;min-width:2.25rem}',
  '.form th{border:1px solid var(--line);padding:.375rem .5rem}',
  '.form tbody tr{height:3.5rem}',
  '.form td.room{min-width:8rem}',
  // Figures.
  'code{font:.875em ui-monospace,Consolas,"Liberation Mono",monospace;overflow-wrap:anywhere}',
  'figure{margin:1rem 0 0}',
  '.figure{width:100%;table-layout:fixed}',
  '.figure th,.figure td{border-bottom:0;padding-top:.3125rem;padding-bottom:.3125rem;vertical-align:middle}',
  '.figure thead>tr>*{border-bottom:0;padding-bottom:0}',
  '.figure tbody tr:last-child>*{border-bottom:0}',
  '.figure .label{width:36%}',
  '.figure .number{width:6rem}',
  '.figure .range{width:6.75rem}',
  '.figure .beside{width:7rem}',
  '.figure .whole>*{font-weight:650;border-top:1px solid var(--soft)}',
  '.figure tbody tr:last-child.whole>*{border-bottom:0}',
  '.figure .tag{display:block;font-size:.8125rem;color:var(--soft);font-weight:400}',
  '.figure .lowest .tag,.figure .lowest .n{color:var(--low-ink)}',
  'svg{display:block;width:100%;overflow:visible}',
  'svg.bars{height:1.125rem}',
  '.whisker{stroke:var(--ink);stroke-width:1.5}',
  'svg.axis{height:2.25rem}',
  'svg text{fill:var(--soft);font-size:.8125rem}',
  'svg line{stroke:var(--limit);stroke-width:1}',
  'svg .middle{stroke:var(--ink);stroke-width:1.5}',
  '.legend{display:flex;flex-wrap:wrap;gap:.125rem 1rem;list-style:none;padding:0;margin:.5rem 0 0;font-size:.875rem}',
  '.legend i{display:inline-block;width:.875rem;height:.875rem;margin-right:.375rem;vertical-align:-.125rem}',
  // What opens.
  'details{margin:.25rem 0;font-size:.875rem}',
  'summary{cursor:pointer;padding:.25rem 0;color:var(--link);width:fit-content}',
  'details>div{padding:0 0 .75rem 1rem;border-left:2px solid var(--line)}',
  'details p{margin:.25rem 0}',
  'footer{padding-top:2rem;padding-bottom:3rem;font-size:.875rem;color:var(--soft)}',
  '.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}',
  '@media (max-width:36rem){body{font-size:15px}h1{font-size:1.375rem}dl div{grid-template-columns:1fr;gap:0}svg .limit-text{display:none}svg.axis{height:1.25rem}tbody th{min-width:0}.figure thead td{display:none}.figure tr{display:grid;grid-template-columns:1fr auto;align-items:center}.figure tr>.label,.figure tbody th{grid-column:1/-1;width:auto;padding-bottom:0}.figure thead .label{grid-column:1}.figure .number{width:auto}.figure .beside,.figure td.beside{display:none}.figure .whole>*{border-top:0}.figure .whole{border-top:1px solid var(--soft)}.result .value{font-size:2.375rem}.drawn svg{width:6rem}.wide td{overflow-wrap:anywhere}}',
  '@media (max-width:36rem){',
  '.stack,.stack tbody{display:block;min-width:0}',
  '.stack caption{display:block}.stack caption.twice{position:static;width:auto;height:auto;clip-path:none;white-space:normal}',
  '.stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}',
  '.stack tbody tr{display:flex;flex-wrap:wrap;gap:.375rem 1rem;padding:.625rem 0;height:auto;border-bottom:1px solid var(--line)}',
  '.stack tbody tr>*{display:block;border:0;padding:0;text-align:left}',
  '.stack tbody th,.stack tbody td:not([data-label]):not(.n){flex:1 0 100%;width:100%}',
  '.stack tbody th{font-weight:650}',
  '.stack td[data-label]::before{content:attr(data-label);display:block;font-size:.8125rem;color:var(--soft)}',
  '.stack td.n:not([data-label])::before{content:"\\a0";display:block}',
  '.stack.heat{width:100%}.stack.heat td[class*=heat]{flex:1 1 28%;padding:.25rem .5rem}.stack.heat td[data-label]::before{color:inherit}',
  '.stack.heat tbody tr{gap:.25rem}',
  '.stack.form td{flex:1 1 40%;border-bottom:1px solid var(--line);min-height:2.5rem}',
  '}',
].join('')

const PRINT = [
  'body{font-size:10pt;line-height:1.4}',
  '.result{margin:4mm 0 2mm}.result .value{font-size:26pt}.said p{font-size:11pt;margin:.5mm 0}',
  '.first{margin-top:2mm}.first h2{margin-top:3mm;font-size:10.5pt}',
  '.figure th,.figure td{padding-top:1mm;padding-bottom:1mm}',
  // One line a part: the first figure belongs on the first page.
  '.figure .tag{display:inline;margin-left:.5em}',
  'header,main,footer,nav{max-width:none;padding:0}',
  'header{padding-top:0}',
  'h1{font-size:16pt}',
  'h2{font-size:13pt;margin-top:7mm;break-after:avoid}',
  'h3,caption,.lead,.legend{break-after:avoid}',
  '.below{break-before:avoid}',
  'h3{font-size:10.5pt}',
  'nav,details{display:none}',
  '.wide{overflow:visible}',
  'table,.below,.legend,svg text,.figure .tag,.more,footer,.result .label,dt{font-size:9pt}',
  'caption{font-size:10pt}',
  'thead{display:table-header-group}tbody{break-before:avoid}',
  // No row alone on the next page.
  '.wide:not(.short) tbody tr:nth-last-child(-n+2){break-before:avoid}',
  'tr,li,dl div,h2,h3,.lead,.below,.notice,.short{break-inside:avoid}',
  '.over{break-after:avoid}',
  '.heat td,svg,.legend i,.notice{print-color-adjust:exact;-webkit-print-color-adjust:exact}',
  'a{color:inherit;text-decoration:none}',
  'tbody th{min-width:0}',
  '.heat thead .n{width:16mm}',
  '.form td.room{min-width:24mm}.form td{min-width:8mm}',
].join('')
