// The package of this name is made by its install script, which we do not run.
export default function pDefer() {
  const deferred = {};
  deferred.promise = new Promise((resolve, reject) => Object.assign(deferred, { resolve, reject }));
  return deferred;
}
