/**
 * Runs `work` with a signal that aborts as `signal` does (null = it never does), and after `ms` with a `TimeoutError`. Of
 * it nothing is left when `work` has ended: `AbortSignal.timeout` keeps its timer, and each `AbortSignal.any` stays with
 * a signal that lives as long as a loop does.
 */
export async function within<T>(
  signal: AbortSignal | null,
  ms: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = new AbortController()
  const abort = () => limit.abort(signal?.reason)
  if (signal?.aborted) abort()
  signal?.addEventListener('abort', abort)
  const timer = setTimeout(
    () => limit.abort(new DOMException(`Not ended within ${ms} ms`, 'TimeoutError')),
    ms,
  )
  try {
    return await work(limit.signal)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
  }
}
