/** One style sheet for the preview. System fonts, nothing loaded; every pair of colours is 4.5 to 1 or more. */
export const STYLE = `
:root { --ink:#1d2b2a; --quiet:#4a5957; --teal:#0b5a52; --mist:#e6efed; --paper:#fffdf8; --line:#cfc9ba; --alarm:#9b1c1c; color-scheme:light; }
* { box-sizing:border-box; }
body { margin:0; background:var(--paper); color:var(--ink); font:1rem/1.55 system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif; overflow-wrap:break-word; }
header { display:flex; flex-wrap:wrap; gap:.5rem 2rem; justify-content:space-between; align-items:center; padding:.75rem max(1rem,calc((100% - 70rem)/2)); background:var(--teal); color:#fff; }
header p { margin:0; }
header a { color:#fff; margin-right:1.5rem; }
main, .mistakes { padding:1.5rem max(1rem,calc((100% - 70rem)/2)); }
h1 { font-size:clamp(1.5rem,1.2rem + 1.5vw,2.1rem); line-height:1.2; margin:0 0 .25rem; text-wrap:balance; }
h2 { font-size:1.2rem; margin:1.75rem 0 .5rem; }
a { color:var(--teal); text-underline-offset:.15em; }
:focus-visible { outline:3px solid #ffd34d; box-shadow:0 0 0 5px var(--ink); border-radius:3px; }
.skip { position:absolute; left:1rem; top:-4rem; padding:.5rem 1rem; background:#fff; color:var(--ink); }
.skip:focus { top:.5rem; }
.id, .count { color:var(--quiet); font-size:.875rem; }
.tabs { display:flex; flex-wrap:wrap; gap:.5rem; margin:.75rem 0; }
.tabs a { padding:.35rem .8rem; border:1px solid var(--line); border-radius:2rem; text-decoration:none; background:#fff; }
.tabs a[aria-current] { background:var(--teal); border-color:var(--teal); color:#fff; }
.tabs a[aria-current] .count { color:#fff; }
.columns { display:grid; grid-template-columns:minmax(0,3fr) minmax(0,2fr); gap:2rem; align-items:start; }
.bubble { background:var(--mist); border-radius:1rem 1rem 1rem .25rem; padding:1rem 1.25rem; max-width:42rem; margin-bottom:1rem; }
.bubble > :first-child, aside h2:first-child { margin-top:0; }
.bubble > :last-child { margin-bottom:0; }
dl { display:grid; grid-template-columns:max-content 1fr; gap:.25rem 1rem; margin:0; }
dt { color:var(--quiet); }
dd { margin:0; }
ul { padding-left:1.25rem; }
table { border-collapse:collapse; width:100%; }
th, td { text-align:left; padding:.5rem .75rem .5rem 0; border-top:1px solid var(--line); vertical-align:top; }
thead th { border-top:0; color:var(--quiet); font-weight:600; font-size:.875rem; }
tbody th { font-weight:400; min-width:14rem; }
.due { color:var(--alarm); }
.mistakes { background:#fdecec; border-bottom:4px solid var(--alarm); }
.mistakes h2 { margin-top:0; color:var(--alarm); }
.mistakes ul { list-style:none; padding:0; }
pre { white-space:pre-wrap; margin:0 0 .5rem; font:.875rem/1.5 ui-monospace,Consolas,monospace; }
label { display:block; margin:.75rem 0; font-weight:600; }
input, select, textarea { display:block; width:100%; max-width:42rem; margin-top:.25rem; padding:.5rem; font:inherit; font-weight:400; border:1px solid var(--quiet); border-radius:.25rem; background:#fff; color:var(--ink); }
button { font:inherit; padding:.55rem 1.4rem; border:0; border-radius:.25rem; background:var(--teal); color:#fff; cursor:pointer; }
[hidden] { display:none !important; }
td { min-width:7rem; }
@media (max-width:40rem) {
  table, tbody, tr, th, td { display:block; }
  thead { position:absolute; width:1px; height:1px; overflow:hidden; clip-path:inset(50%); }
  tr { padding:.6rem 0; border-top:1px solid var(--line); }
  th, td { padding:0 0 .15rem; border:0; }
  td::before { content:attr(data-label) ': '; color:var(--quiet); }
}
@media (max-width:48rem) { .columns { grid-template-columns:minmax(0,1fr); } }
`;
