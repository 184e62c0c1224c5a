/** Where the panel takes the whole screen: phones, and a window at 400 % zoom. */
export const COVERING = '(max-width:520px),(max-height:480px)';

/** The launcher and the panel. Sizes in px: a host page's root size is not ours to trust. */
export const STYLE = `
:host{all:initial}
*{box-sizing:border-box}
[hidden]{display:none!important}
.launcher{position:fixed;right:20px;bottom:20px;z-index:2147483000;display:flex;align-items:center;gap:10px;
min-height:56px;padding:12px 20px;border:2px solid #fff;border-radius:28px;background:#073f3a;color:#fff;cursor:pointer;
font:600 17px/1.2 system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;
box-shadow:0 4px 16px rgb(0 0 0/.28)}
.launcher:hover{background:#0b5a52}
.launcher:focus-visible{outline:3px solid #ffd34d;outline-offset:2px;box-shadow:0 0 0 7px #1d2b2a}
.launcher svg{width:24px;height:24px;flex:none;fill:none;stroke:currentColor;stroke-width:2;stroke-linejoin:round}
.count{min-width:24px;height:24px;padding:0 7px;border-radius:12px;background:#ffd34d;color:#1d2b2a;
font-size:15px;line-height:24px;text-align:center}
.panel{position:fixed;right:20px;bottom:20px;z-index:2147483001;width:440px;max-width:calc(100vw - 40px);
height:min(680px,calc(100vh - 40px));height:min(680px,calc(100dvh - 40px));border:1px solid #73827f;border-radius:14px;
overflow:hidden;background:#f3f6f5;box-shadow:0 10px 40px rgb(0 0 0/.32)}
iframe{display:block;width:100%;height:100%;border:0;color-scheme:light}
:host([data-open]) .launcher{visibility:hidden}
@media ${COVERING}{
.panel{inset:0;width:100%;max-width:none;height:100vh;height:100dvh;border:0;border-radius:0}
.launcher{right:14px;bottom:14px}}
@media (forced-colors:active){.launcher,.panel{border:2px solid ButtonText}}
@media print{:host{display:none}}
`;
