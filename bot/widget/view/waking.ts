/** Tells when a page may have missed something: seen again, back on the network, or awake after its clock stood still. */
const TICK_MS = 5_000;
const SLEPT_MS = 30_000;

export function watchForWaking(page: Window, wake: () => void): () => void {
  const onVisible = () => page.document.visibilityState === 'visible' && wake();
  let before = Date.now();
  const ticking = setInterval(() => {
    const now = Date.now();
    if (now - before > SLEPT_MS) wake();
    before = now;
  }, TICK_MS);
  page.addEventListener('online', wake);
  page.document.addEventListener('visibilitychange', onVisible);
  return () => {
    clearInterval(ticking);
    page.removeEventListener('online', wake);
    page.document.removeEventListener('visibilitychange', onVisible);
  };
}
