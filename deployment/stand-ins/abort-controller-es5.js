// The package of this name is made by its install script, which we do not run. Every browser that we serve has its own.
export const { AbortController, AbortSignal } = globalThis;
export default AbortController;
