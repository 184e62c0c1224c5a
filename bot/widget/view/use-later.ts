import { useEffect, useState } from 'react';

/** True once `now` has been true for so long; false at once when it is not. */
export function useLater(now: boolean, ms: number): boolean {
  const [later, setLater] = useState(false);
  useEffect(() => {
    setLater(false);
    if (!now) return undefined;
    const timer = setTimeout(() => setLater(true), ms);
    return () => clearTimeout(timer);
  }, [now, ms]);
  return now && later;
}
